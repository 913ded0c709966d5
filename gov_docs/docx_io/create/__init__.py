"""A finished draft as a new .docx laid out to GB/T 9704-2012."""

from gov_docs.docx_io.create.document import write

__all__ = ["write"]

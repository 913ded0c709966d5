"""Reading and writing .docx: the original file is patched, never regenerated."""

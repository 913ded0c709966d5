"""A file that can be looked at but not saved again in its own format."""

from dataclasses import dataclass
from pathlib import Path

from gov_docs.core.types import Document


@dataclass(frozen=True, slots=True)
class OtherFile:
    path: Path
    document: Document  # reflowed, without format

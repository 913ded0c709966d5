"""A paragraph of the file to be: its look, its text, and the runs that show it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gov_docs.core.draft import Source
from gov_docs.docx_io.create.looks import Look
from gov_docs.docx_io.create.markup import element, plain, properties, runs
from gov_docs.docx_io.create.styles import indents


@dataclass(frozen=True, slots=True)
class Block:
    look: Look
    text: str = ""
    xml: str = ""  # the runs
    right: float | None = None  # an indent in characters that is this paragraph's alone
    source: Source | None = None
    table: str = ""  # a whole table in the paragraph's place
    height: float = 0.0  # of the table, in points
    also: tuple[Look, ...] = ()  # other styles in use inside it

    def written(self, before: str = "", after: str = "", section: str = "") -> str:
        """Return the paragraph, or the table, with what stands around its runs."""
        if self.table:
            return self.table
        own = indents(replace(self.look, right=self.right)) if self.right is not None else ""
        look = properties("pPr", element("pStyle", {"val": self.look.id}), own, section)
        return element("p", None, look, before, self.xml, after)


def block(look: Look, text: str, style: str = "", right: float | None = None) -> Block:
    return Block(look, plain(text), runs(text, style), right)


def used_looks(blocks: Iterable[Block]) -> dict[str, Look]:
    """Return the styles in use, by their ids."""
    return {look.id: look for one in blocks for look in (one.look, *one.also)}

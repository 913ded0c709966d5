"""What a ParagraphEdit means paragraph by paragraph: which stays, which joins the one before, which goes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from gov_docs.core.types import Kept, Made, ParagraphEdit


class Fate(Enum):
    STAYS = "stays"  # as the paragraph `made`
    JOINED = "joined"  # what is kept of it follows what is before it
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Stroke:
    """Replace start:end by a text, and then by paragraphs begun there with theirs."""

    start: int
    end: int
    text: str
    begun: tuple[tuple[Made, str], ...] = ()  # what follows `end` goes on the last of them


@dataclass(slots=True)
class Rewrite:
    """What becomes of one paragraph that was there before."""

    para: int
    fate: Fate = Fate.GONE
    made: Made | None = None  # where it stays
    ahead: list[Made] = field(default_factory=list)  # wholly new ones right before it
    strokes: list[Stroke] = field(default_factory=list)  # in order, none touching
    behind: list[Made] = field(default_factory=list)  # wholly new ones right after it
    giver: int = 0  # the offset of the character whose format the text of those takes


def giver(start: int, end: int) -> int:
    """Return the offset of the character whose format new text takes, as for a TextEdit."""
    return start if end > start else max(start - 1, 0)


def rewrites(edit: ParagraphEdit, lengths: Mapping[int, int]) -> list[Rewrite]:
    """Return what becomes of each old paragraph; `lengths` are those of their texts."""
    return _Planner(edit, lengths).plan()


@dataclass(slots=True)
class _Begun:
    """A paragraph begun between two stretches that are kept, with its text up to the second."""

    made: Made
    text: str = ""


class _Planner:
    def __init__(self, edit: ParagraphEdit, lengths: Mapping[int, int]) -> None:
        self._edit, self._lengths = edit, lengths
        self._order = {para: at for at, para in enumerate(edit.old)}
        self._out = [Rewrite(para) for para in edit.old]
        self._at, self._offset = -1, 0  # behind what was kept last
        self._text = ""
        self._begun: list[_Begun] = []

    def plan(self) -> list[Rewrite]:
        for made in self._edit.new:
            self._begun.append(_Begun(made))
            for piece in made.pieces:
                if isinstance(piece, Kept):
                    self._close(self._order[piece.para], piece.start)
                    self._at, self._offset = self._order[piece.para], piece.end
                elif self._begun:
                    self._begun[-1].text += piece
                else:
                    self._text += piece
        self._close(len(self._out), 0)
        return self._out

    def _close(self, there: int, start: int) -> None:
        """Settle all between what was kept last and what is kept next."""
        if there == self._at:
            begun = tuple((one.made, one.text) for one in self._begun)
            self._stroke(there, self._offset, start, self._text, begun)
        else:
            self._across(there, start)
        self._text, self._begun = "", []

    def _across(self, there: int, start: int) -> None:
        groups = list(self._by_owner(there))
        is_end = there == len(self._out)
        for number, (owner, text, begun) in enumerate(groups):
            if owner == there:
                told = tuple((one.made, one.text) for one in begun)
                self._stroke(there, 0, start, text, told)
                return
            if not is_end and begun and number == len(groups) - 1:
                host = begun.pop()
                self._stay(there, host.made)
                self._stroke(there, 0, start, host.text)
                self._settle(owner, text, begun)
                return
            self._settle(owner, text, begun)
        if not is_end:
            self._out[there].fate = Fate.JOINED
            self._stroke(there, 0, start, "")

    def _by_owner(self, there: int) -> Iterator[tuple[int, str, list[_Begun]]]:
        """Yield the old paragraph that takes them, its new text, and what is begun after that."""
        owner, text, begun = self._at, self._text, list[_Begun]()
        for one in self._begun:
            at = self._order.get(one.made.id)
            if at is None and owner == -1 and there == len(self._out) and not self._stays_later():
                at = 0  # nothing is kept at all: the first takes the new text
            if at is None:
                begun.append(one)
                continue
            yield owner, text, begun
            self._stay(at, one.made)
            owner, text, begun = at, one.text, []
        yield owner, text, begun

    def _stays_later(self) -> bool:
        return any(one.made.id in self._order for one in self._begun) or any(
            one.fate is Fate.STAYS for one in self._out
        )

    def _settle(self, owner: int, text: str, begun: list[_Begun]) -> None:
        """Put the end of one paragraph, and the new ones behind it, in their places."""
        made = [one.made for one in begun]
        if owner >= 0:
            start = self._offset if owner == self._at else 0
            end = self._lengths[self._edit.old[owner]]
            self._stroke(owner, start, end, text)
            self._out[owner].behind, self._out[owner].giver = made, giver(start, end)
        elif made:
            first = next((one for one in self._out if one.fate is Fate.STAYS), self._out[0])
            first.ahead = made

    def _stay(self, at: int, made: Made) -> None:
        self._out[at].fate, self._out[at].made = Fate.STAYS, made

    def _stroke(
        self, at: int, start: int, end: int, text: str, begun: tuple[tuple[Made, str], ...] = ()
    ) -> None:
        if start < end or text or begun:
            self._out[at].strokes.append(Stroke(start, end, text, begun))

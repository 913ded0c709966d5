"""What speaks for a department: the document's own words, its sender, past cases, its duties."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gov_docs.core.bodies import is_body
from gov_docs.core.precedent import Level
from gov_docs.core.types import Document, Span
from gov_docs.handling.routing import confidence
from gov_docs.handling.routing.assignment import Assignment
from gov_docs.handling.routing.cases import Similar
from gov_docs.handling.routing.context import Context
from gov_docs.handling.routing.duties import Department
from gov_docs.handling.routing.names import OFFICES
from gov_docs.handling.routing.responsibility import Named
from gov_docs.handling.routing.subjects import Score
from gov_docs.handling.routing.suggestion import Basis, Candidate
from gov_docs.precedents.levels import level_of

_LONGEST = 60  # characters of a quote
_TASK = re.compile("[：:]\\s*(?:具体|主要)?(?:负责|牵头|承担|配合|指导|组织|要)")
_GENERAL = "各有"  # 各区人民政府, 有关单位


def quoted(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= _LONGEST else bare[: _LONGEST - 1] + "…"


@dataclass(frozen=True, slots=True)
class Duties:
    """The departments by score, the best first, and what speaks for each."""

    scores: dict[str, Score]
    order: tuple[str, ...]

    @property
    def lead(self) -> str | None:
        return self.order[0] if self.order else None

    def sure(self, at: int = 0) -> float:
        """Return how sure the department at this place of the order is to lead."""
        if at >= len(self.order):
            return 0.0
        values = [self.scores[name].lead for name in self.order]
        return confidence.by_duty(values[at], [*values[:at], *values[at + 1 :]])

    def parts(self) -> list[tuple[str, float]]:
        """Return who takes part by duty, the surest first, with how sure it is."""
        ranked = sorted(self.scores.items(), key=lambda one: -one[1].part)
        best = ranked[0][1].part if ranked else 0.0
        likely = (
            (name, confidence.takes_part(score.part, best, rank))
            for rank, (name, score) in enumerate(ranked)
        )
        return [one for one in likely if one[1] >= confidence.LEAST_ASSIST]


def duties(scores: dict[str, Score], without: Sequence[str] = ()) -> Duties:
    left = {name: score for name, score in scores.items() if name not in without}
    order = sorted((n for n in left if left[n].lead > 0), key=lambda n: -left[n].lead)
    return Duties(left, tuple(order))


def by_duty(name: str, sure: float, found: Duties, known: Context) -> Candidate:
    score = found.scores[name]
    words = score.best()
    row = known.by_name[name].basis if name in known.by_name else ""
    told = f"文中讲到{'、'.join(f'“{word}”' for word in words)}" if words else "文中提到该部门"
    span = score.places.get(words[0]) if words else None
    return Candidate(name, sure, Basis.DUTY, f"{told}，{row}", span, known.stem(name))


def by_words(one: Named, assignment: Assignment, sure: float, known: Context) -> Candidate:
    """Return a candidate the document itself names."""
    said = f"（原文写的是“{one.said}”，对应本级）" if _other_level(one) else ""
    reason = f"文件写明：“{quoted(assignment.quote)}”{said}"
    return Candidate(one.name, sure, Basis.NAMED, reason, assignment.span, known.stem(one.name))


def _other_level(one: Named) -> bool:
    """Tell whether a national or provincial name stands for the unit's own department."""
    return one.department is not None and one.said != one.name and one.said[-1:] in "部委署厅局办"


def counterparts(document: Document, known: Context) -> tuple[list[Candidate], list[str]]:
    """Return the departments that answer to the sender, and the senders of the unit's own level.

    What 省教育厅 sends is as a rule for 市教育局; what 市教育局 itself sends is for others.
    """
    found: list[Candidate] = []
    own: list[str] = []
    span = next(iter(document.elements.spans.get("issuer", ())), None)
    for issuer in (document.elements.issuer or "").split("、"):
        department = known.finder.in_name(issuer)
        if department is None or department.stem in OFFICES:
            continue
        if _is_own(issuer, department, known):
            own.append(department.name)
        elif level_of(issuer, "", None, ()) is not Level.UNIT:
            reason = f"来文单位“{issuer}”的对口部门"
            name, stem = department.name, department.stem
            found.append(Candidate(name, confidence.SENDER, Basis.SENDER, reason, span, stem))
    return found, own


def _is_own(issuer: str, department: Department, known: Context) -> bool:
    """Tell whether a sender is the unit's own department, and not its like elsewhere or above."""
    if known.place:
        return known.place in issuer and level_of(issuer, "", None, ()) is known.table.level
    names = (
        one for one in (department.name, *department.other_names) if one[0] in department.name[:1]
    )
    return any(issuer.endswith(one) for one in names)


def addressed(document: Document, known: Context) -> list[Candidate]:
    """Return the departments a document is addressed to by name."""
    elements = document.elements
    found: dict[str, Candidate] = {}
    for name, span in zip(elements.addressees, elements.spans.get("addressees", ()), strict=False):
        one = known.finder.in_name(name)
        if one is not None and one.stem not in OFFICES and not _goes_on(document, span):
            told = Candidate(
                one.name,
                confidence.ADDRESSED,
                Basis.ADDRESSED,
                f"主送机关写有“{name}”",
                span,
                one.stem,
            )
            found.setdefault(one.name, told)
    return list(found.values())


def _goes_on(document: Document, span: Span) -> bool:
    """Tell whether the line says what that body does: 市教育局：负责… is no addressee."""
    text = next(para.text for para in document.paragraphs if para.id == span.para)
    return bool(_TASK.match(text, span.end))


def copied(document: Document, known: Context) -> list[Candidate]:
    """Return those a copy goes to, bodies the duty table does not know among them."""
    elements = document.elements
    found: dict[str, Candidate] = {}
    for name, span in zip(elements.cc, elements.spans.get("cc", ()), strict=False):
        one = known.finder.in_name(name)
        if one is None and (not is_body(name) or name[0] in _GENERAL):
            continue
        shown = one.name if one else name
        reason = f"抄送机关写有“{name}”"
        told = Candidate(shown, confidence.ADDRESSED, Basis.COPIED, reason, span, known.stem(shown))
        found.setdefault(shown, told)
    return list(found.values())


def by_case(name: str, sure: float, similar: Similar, known: Context) -> Candidate:
    title = quoted(similar.case.title or similar.case.text)
    reason = f"相似的文件“{title}”以前这样办，经人确认（相似程度 {similar.likeness:.0%}）"
    return Candidate(name, sure, Basis.CASE, reason, None, known.stem(name))

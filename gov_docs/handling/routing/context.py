"""What routing knows beside the document: departments, past cases, and whose desk it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from gov_docs.handling.routing.cases import PastCase, PastCases
from gov_docs.handling.routing.duties import Department, DutyTable
from gov_docs.handling.routing.names import NameFinder
from gov_docs.handling.routing.subjects import Subjects


@dataclass(frozen=True)
class Context:
    table: DutyTable
    finder: NameFinder
    subjects: Subjects
    past: PastCases
    unit: str = ""  # the user's own office: 某某市人民政府办公室
    place: str = ""  # 某某市

    @cached_property
    def by_name(self) -> dict[str, Department]:
        return {one.name: one for one in self.table.departments}

    def stem(self, name: str) -> str:
        return self.by_name[name].stem if name in self.by_name else name


def context(
    table: DutyTable, cases: Iterable[PastCase] = (), unit: str = "", place: str = ""
) -> Context:
    finder = NameFinder(table.departments)
    return Context(table, finder, Subjects(table, finder, unit), PastCases(cases), unit, place)

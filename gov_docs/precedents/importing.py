"""Files into the store: read and described, then written in batches; reported only when kept."""

import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.core.roles import label
from gov_docs.inputs.reader import read_file
from gov_docs.precedents.describe import describe
from gov_docs.precedents.described import Described
from gov_docs.precedents.store import Store


class Fate(StrEnum):
    ADDED = "added"
    REPLACED = "replaced"
    KNOWN = "known"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Imported:
    path: Path
    fate: Fate
    id: int | None = None
    title: str = ""
    error: str = ""


def import_files(store: Store, paths: Sequence[Path]) -> Iterator[Imported]:
    for path in paths:
        try:
            one = read(path)
        except GovDocsError as error:
            yield Imported(path, Fate.FAILED, error=str(error))
            continue
        with store.writing():
            known = store.same(one)
            id_ = known or store.add(one)
        yield Imported(path, Fate.KNOWN if known else Fate.ADDED, id_, one.title)


def read(path: Path) -> Described:
    return describe(label(read_file(path).document), path)

"""智能摘要: what a document says, as the program shows and writes it."""

from pathlib import Path
from typing import NotRequired, TypedDict

from gov_docs.batch.place import Places
from gov_docs.batch.shapes import VERSION, Where
from gov_docs.core.roles import label
from gov_docs.core.types import Document, Span
from gov_docs.drafting.summary import Summary, summary_of
from gov_docs.inputs.reader import read_file


class PieceRecord(TypedDict):
    text: str
    where: Where
    place: str  # `where` in words
    why: NotRequired[str]  # 目的, 时限 or 要点
    score: NotRequired[float]
    level: NotRequired[int]  # of a heading, from 1


class StretchRecord(TypedDict):
    start: int
    end: int
    text: str


class ModelRecord(TypedDict):
    text: str
    unverified: list[StretchRecord]  # what does not stand in the document


class SummaryRecord(TypedDict):
    version: int
    path: str
    title: str | None
    kind: str | None
    sentences: list[PieceRecord]
    tasks: list[PieceRecord]
    model: NotRequired[ModelRecord]
    model_error: NotRequired[str]


def summarise(path: Path, sentences: int) -> tuple[Document, Summary]:
    """Return the labelled document and its summary; every sentence of it stands in the document."""
    document = label(read_file(path).document)
    return document, summary_of(document, sentences)


def summary_record(path: Path, document: Document, summary: Summary) -> SummaryRecord:
    places = Places(document)

    def piece(span: Span, text: str) -> PieceRecord:
        return PieceRecord(text=text, where=places.where(span), place=places.words(span))

    told: list[PieceRecord] = []
    for one in summary.sentences:
        found = piece(one.sentence.span, one.sentence.text)
        told.append({**found, "why": one.why, "score": round(one.score, 3)})
    tasks: list[PieceRecord] = [
        {**piece(heading.span, heading.text), "level": heading.level} for heading in summary.tasks
    ]
    elements = document.elements
    return SummaryRecord(
        version=VERSION,
        path=str(path),
        title=elements.title,
        kind=elements.kind,
        sentences=told,
        tasks=tasks,
    )


def summary_text(record: SummaryRecord) -> str:
    """Return the summary as a person reads it, each sentence with its place."""
    lines = [record["title"] or Path(record["path"]).name, ""]
    lines += [f"{one['why']}　{one['text']}（{one['place']}）" for one in record["sentences"]]
    if record["tasks"]:
        lines += ["", "主要内容："]
        lines += [f"  {one['text']}（{one['place']}）" for one in record["tasks"]]
    if model := record.get("model"):
        lines += ["", "语言模型的概括（请核对后使用）：", model["text"]]
        lines += [f"  待核：{one['text']}" for one in model["unverified"]]
    return "\n".join(lines)

"""Which of a file's findings a person means."""

from collections.abc import Sequence
from dataclasses import dataclass

from gov_docs.batch.shapes import IssueRecord


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which finding is to be ignored; what is None does not matter."""

    rule: str
    paragraph: int | None = None
    start: int | None = None
    text: str | None = None

    def fits(self, issue: IssueRecord) -> bool:
        where = issue["where"]
        paragraph, start = (where["paragraph"], where["start"]) if where else (None, None)
        return (
            issue["rule"] == self.rule.upper()
            and self.paragraph in (None, paragraph)
            and self.start in (None, start)
            and self.text in (None, told(issue))
        )


def which(found: Sequence[IssueRecord]) -> str:
    if not found:
        return "文件里没有这样的问题，请先运行 govdocs check 核对规则编号和位置。"
    lines = ["有不止一处符合，请用下面的位置指明是哪一处："]
    for issue in found:
        where = issue["where"]
        place = f"--paragraph {where['paragraph']} --start {where['start']}" if where else "--text"
        lines.append(f"  {place}  {told(issue)}")
    return "\n".join(lines)


def told(issue: IssueRecord) -> str:
    """Return the text found; a finding of the whole document is known by its message."""
    return issue["text"] if issue["where"] else issue["message"]

"""归档文件目录 and 归档章: the lines and cells DA/T 22-2015 asks for."""

from collections.abc import Iterable, Sequence

from gov_docs.handling.archive.filed import Filed

COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
SHARES = (1.0, 4.2, 2.8, 3.0, 6.5, 2.0, 1.2, 1.2, 1.6)  # of the width of the page
STAMP = ("全宗号", "年度", "件号", "机构或问题", "保管期限", "页数")  # two rows of three


def lines(filed: Iterable[Filed]) -> list[tuple[str, ...]]:
    """Return the catalogue's lines; a title made up by the filer stands in [ ]."""
    return [_line(number, one) for number, one in enumerate(filed, 1)]


def _line(number: int, one: Filed) -> tuple[str, ...]:
    item = one.item
    return (
        str(number), one.code, item.doc_number, item.issuer, item.title, item.date.replace("-", ""),
        item.secrecy, str(item.pages or ""), item.note,
    )  # fmt: skip


def stamp(one: Filed) -> dict[str, str]:
    """Return what stands in the six cells of the 归档章."""
    where, number = one.place
    pages = str(one.item.pages or "")
    told = (where.fonds, where.year, str(number), one.item.subject, where.period, pages)
    return dict(zip(STAMP, told, strict=True))


def gaps(filed: Sequence[Filed]) -> list[str]:
    """Return what is wrong with the numbering: numbers left out in a class."""
    classes: dict[tuple[str, str, str, str], set[int]] = {}
    for one in filed:
        where, number = one.place
        key = (where.fonds, where.year, where.period, where.subject)
        classes.setdefault(key, set()).add(number)
    return [
        f"{'-'.join(part for part in key if part)} 缺第 {number} 件"
        for key, taken in classes.items()
        for number in range(1, max(taken))
        if number not in taken
    ]

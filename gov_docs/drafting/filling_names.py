"""What a template's text may name beside its own fields: our office, our place, the year."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from gov_docs.drafting.filling_sandbox import Known
from gov_docs.drafting.form import WHOLE, Field, FieldType
from gov_docs.settings import Unit

ISSUER, TOPIC = "发文机关", "主题"
SURROUNDINGS = ("机关", "地区", "我市", "全市", "本年", "上年", "下年")
_AREA = re.compile("[省市县区州盟旗镇乡]")
_LEVELS = ("省", "市", "县")


def known_names(fields: Iterable[Field]) -> Known:
    """Return what the text of a template with these fields may use."""
    texts = {field.name for field in fields if field.type is not FieldType.LIST}
    lists = {
        field.name: frozenset(column.name for column in field.columns)
        for field in fields
        if field.type is FieldType.LIST
    }
    return Known(frozenset({*texts, *SURROUNDINGS}), lists)


def surroundings(unit: Unit, issuer: str, today: date) -> Mapping[str, str]:
    """Return the values of SURROUNDINGS; where no place is known, words that do without it."""
    area = _area(unit, issuer)
    return {
        "机关": issuer,
        "地区": unit.place,
        "我市": f"我{area}" if area else "本地区",
        "全市": f"全{area}" if area else "本地区",
        "本年": str(today.year),
        "上年": str(today.year - 1),
        "下年": str(today.year + 1),
    }


def _area(unit: Unit, issuer: str) -> str:
    """Return 市 for 云岭市, by the settings or by the office's own name; "" where neither tells."""
    if unit.place:
        found = _AREA.findall(unit.place[-1])
        return found[0] if found else ""
    if unit.level in _LEVELS:
        return unit.level
    found = _AREA.findall(issuer)
    return found[-1] if found else ""


def plain_topic(topic: str, kind: str, *, title: str, place: str) -> str:
    """Return the matter alone where a whole title was typed: 关于……的通知, 云岭市……工作方案.

    `title` is the template's: one that quotes the topic takes another document's title, as it is.
    """
    bare = topic.strip()
    if f"{TOPIC}|书名" in title or f"{TOPIC}|转发" in title:
        return bare
    if bare.startswith("关于"):
        return bare.removeprefix("关于").removesuffix("的" + kind)
    if title.endswith(kind):  # 新污染物治理工作方案
        bare = bare.removesuffix(kind) or bare
    if "地区" in title and len(bare) > len(place) + 1:
        bare = bare.removeprefix(place)
    return bare


def context(
    fields: Iterable[Field],
    texts: Mapping[str, str],
    lists: Mapping[str, tuple[Mapping[str, str], ...]],
) -> dict[str, object]:
    """Return the values as the text sees them: a list without columns goes through its lines."""
    seen: dict[str, object] = dict(texts)
    for field in fields:
        if field.type is FieldType.LIST:
            rows = lists[field.name]
            seen[field.name] = rows if field.columns else tuple(row[WHOLE] for row in rows)
    return seen

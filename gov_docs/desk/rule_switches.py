"""Rules switched off by the user: which they are, and which cannot be."""

from collections.abc import Iterable
from dataclasses import dataclass

from gov_docs.core.errors import GovDocsError
from gov_docs.core.groups import GROUP_OF
from gov_docs.core.types import Strength
from gov_docs.desk import preferences
from gov_docs.desk.lists import Warn
from gov_docs.rules.base import Rule, all_rules
from gov_docs.rules.own_words import OwnWords
from gov_docs.settings import settings

_LOCKED = "标准的硬性规定，不能整条关掉；个别地方可以在问题卡片上按“忽略”"


@dataclass(frozen=True, slots=True)
class RuleSwitch:
    id: str
    name: str
    group: str  # 格式, 标点 …
    tier: str
    strength: str
    basis: str
    is_on: bool
    locked: str  # why it cannot be switched off, "" where it can


def rule_switches() -> tuple[RuleSwitch, ...]:
    off = set(switched_off(lambda _: None))
    shown = (one for one in all_rules() if one.id != OwnWords.id)  # the word list itself says that
    return tuple(
        RuleSwitch(
            one.id,
            one.name,
            GROUP_OF[one.category],
            one.tier.value,
            one.strength.value,
            one.basis,
            one.id not in off,
            _locked(one),
        )
        for one in shown
    )


def _locked(one: Rule) -> str:
    return _LOCKED if one.strength is Strength.MANDATORY else ""


def switch(ids: Iterable[str], *, on: bool) -> None:
    """Switch rules on or off for every check from now on; raises GovDocsError."""
    wanted = set(ids)
    known = {one.id: one for one in all_rules()}
    locked = [known[id_] for id_ in wanted if id_ in known and _locked(known[id_])]
    if locked and not on:
        raise GovDocsError(f"{locked[0].id}（{locked[0].name}）是{_LOCKED}。")
    off = set(settings().rules.off)
    preferences.change("rules", off=tuple(sorted(off - wanted if on else off | wanted)))


def switched_off(warn: Warn) -> tuple[str, ...]:
    """Return the ids of the rules that are not to look.

    What the settings name wrongly is told and looks on, and so do all where they cannot be read.
    """
    try:
        told = settings().rules.off
    except GovDocsError as error:
        warn(f"{error}这次全部规则都查。")
        return ()
    known = {one.id: one for one in all_rules()}
    off = []
    for id_ in told:
        one = known.get(id_.upper())
        if one is None:
            warn(f"设置 [rules] 的 off 里写着“{id_}”，没有这条规则。")
        elif _locked(one):
            warn(f"设置 [rules] 的 off 里写着 {one.id}：{_LOCKED}，照常检查。")
        else:
            off.append(one.id)
    return tuple(sorted(off))

"""The fonts of official documents, and what stands in for those this machine lacks."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QFontDatabase

# What the standard names, then what comes closest, free fonts last. One font has many names.
_FANG = ("仿宋_GB2312", "仿宋", "FangSong", "FangSong_GB2312", "华文仿宋", "STFangsong", "方正仿宋_GBK", "FandolFang", "AR PL New Kai")  # fmt: skip
_KAI = ("楷体_GB2312", "楷体", "KaiTi", "KaiTi_GB2312", "华文楷体", "STKaiti", "方正楷体_GBK", "FandolKai", "LXGW WenKai", "AR PL UKai CN")  # fmt: skip
_HEI = ("黑体", "SimHei", "华文黑体", "STHeiti", "方正黑体_GBK", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei")  # fmt: skip
_SONG = ("宋体", "SimSun", "NSimSun", "华文宋体", "STSong", "FandolSong", "Noto Serif CJK SC", "Source Han Serif SC", "AR PL UMing CN")  # fmt: skip
_TITLE = ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong", "Noto Serif CJK SC", "FandolSong", "SimSun")  # fmt: skip
_FACES = (_FANG, _KAI, _HEI, _TITLE, _SONG)
_LAST = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun", "Noto Sans CJK SC", "WenQuanYi Zen Hei")  # fmt: skip


@cache
def families(name: str) -> tuple[str, ...]:
    """Return the families to draw a named font with: itself where it is there, then its like."""
    if not name:
        return (*_present(_FANG), *_LAST)
    face = next((one for one in _FACES if name in one), ())
    return tuple(dict.fromkeys((*_present((name, *face)), *_LAST)))


@cache
def missing() -> tuple[str, ...]:
    """Return the names of the standard's fonts that are shown in another."""
    return tuple(face[0] for face in (_FANG, _KAI, _HEI, _TITLE) if not _is_met(face))


@dataclass(frozen=True, slots=True)
class Standing:
    """One of the standard's fonts, and what is shown where this machine lacks it."""

    name: str
    used_for: str
    is_met: bool
    shown: str  # the family it is drawn with, "" where the system chooses


def standing_in() -> tuple[Standing, ...]:
    """Return the standard's fonts as this machine has them."""
    uses = ("正文、三级以下标题", "二级标题", "一级标题", "公文标题")
    return tuple(
        Standing(face[0], used_for, _is_met(face), next(iter(_present(families(face[0]))), ""))
        for face, used_for in zip((_FANG, _KAI, _HEI, _TITLE), uses, strict=True)
    )


def _is_met(face: tuple[str, ...]) -> bool:
    here = _here()
    return any(name in here for name in face[:4])


def _present(names: tuple[str, ...]) -> tuple[str, ...]:
    here = _here()
    return tuple(name for name in names if name in here)


@cache
def _here() -> frozenset[str]:
    return frozenset(QFontDatabase.families())

"""The templates there are: the program's own, and over them a person's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from gov_docs.core.errors import GovDocsError
from gov_docs.drafting.template_faults import FaultyTemplateError
from gov_docs.drafting.templates_data import Template
from gov_docs.drafting.templates_file import DESCRIPTION, Common, read_template
from gov_docs.resources import resource
from gov_docs.settings import home

__all__ = ["Catalogue", "Template", "all_templates", "catalogue", "find"]


@dataclass(frozen=True, slots=True)
class Catalogue:
    templates: tuple[Template, ...]  # by id
    faults: tuple[tuple[str, str], ...] = ()  # id of a template that is wrong, and what is wrong

    def find(self, kind: str, type_: str = "") -> Template:
        """Return what the module's find returns."""
        wanted = kind.strip()
        exact = [one for one in self.templates if wanted in (one.id, one.name)]
        of_kind = [one for one in self.templates if wanted == one.kind or wanted in one.aliases]
        found = exact[:1] if exact and not type_ else _of_type(exact or of_kind, type_.strip())
        meant = {wanted, *(one.id for one in found[:1])}
        faulty = [what for id_, what in self.faults if id_ in meant]
        if faulty:
            raise FaultyTemplateError(faulty[0])
        if not found:
            raise GovDocsError(self._unknown(wanted, type_, of_kind))
        return found[0]

    def _unknown(self, kind: str, type_: str, of_kind: Iterable[Template]) -> str:
        broken = "".join(f"\n另有一个模板不能用：{what}" for _, what in self.faults)
        types = [one.type for one in of_kind if one.type]
        if types:
            return f"“{kind}”没有“{type_}”这一类，可选：{'、'.join(types)}。{broken}"
        names = list(_names(self.templates))
        near = get_close_matches(kind, names, n=4, cutoff=0.3)
        near = near or [name for name in names if kind and (kind in name or name in kind)]
        tip = (
            f"是不是要：{'、'.join(near)}？"
            if near
            else "请在模板列表（govdocs draft --list）中选一个。"
        )
        return f"没有“{kind}”的模板，{tip}{broken}"


def all_templates() -> tuple[Template, ...]:
    """Return the templates that can be used."""
    return catalogue().templates


def find(kind: str, type_: str = "") -> Template:
    """Return the template of a 文种 (通知, 方案) and type (印发), or of an id or name (通知-印发).

    Without a type it is the kind's usual one. GovDocsError names what is near, or what is wrong
    with the template.
    """
    return catalogue().find(kind, type_)


def catalogue() -> Catalogue:
    """Return all templates: a person's own folder takes the place of ours of the same name."""
    own, own_faults = _read(home().templates, _common())
    ours, faults = _ours()
    templates, faulty = {**ours, **own}, {**faults, **own_faults}
    return Catalogue(
        tuple(templates[id_] for id_ in sorted(templates)), tuple(sorted(faulty.items()))
    )


Read = tuple[dict[str, Template], dict[str, str]]  # templates and what is wrong with others, by id


@lru_cache(maxsize=1)
def _ours() -> Read:
    """Return the program's own templates, which stay as they are while it runs."""
    return _read(resource("templates"), _common())


@lru_cache(maxsize=1)
def _common() -> Common:
    return Common(resource("templates"))


def _read(root: Path, common: Common) -> Read:
    templates: dict[str, Template] = {}
    faults: dict[str, str] = {}
    for folder in _folders(root):
        try:
            templates[folder.name] = read_template(folder, common)
        except FaultyTemplateError as error:
            faults[folder.name] = str(error)
    return templates, faults


def _folders(root: Path) -> Iterator[Path]:
    """Yield the folders that hold a template; what cannot be listed holds none."""
    try:
        folders = sorted(root.iterdir())
    except OSError:
        return
    yield from (folder for folder in folders if (folder / DESCRIPTION).exists())


def _of_type(templates: Iterable[Template], type_: str) -> list[Template]:
    templates = list(templates)
    if type_:
        return [one for one in templates if one.type == type_]
    return [one for one in templates if one.default] or templates[:1]


def _names(templates: Iterable[Template]) -> Iterator[str]:
    seen = dict.fromkeys(name for one in templates for name in (one.kind, *one.aliases, one.name))
    return iter(seen)

"""Which typo engine a check asks: what the settings say, and what can be had of it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from gov_docs.checking.looking import Setup, may_ask_model, wants_own_model
from gov_docs.core.errors import GovDocsError
from gov_docs.core.typo_answers import Answers
from gov_docs.core.typo_terms import UnitTerms
from gov_docs.desk.lists import Warn, typo_answers, unit_terms
from gov_docs.settings import Typos, home, settings
from gov_docs.typos.finder import Finder
from gov_docs.typos.large.errors import LargeModelError
from gov_docs.typos.shipped import shipped

ENGINES = ("builtin", "pycorrector", "off")


@dataclass(frozen=True, slots=True)
class Chosen:
    model: bool  # a model is asked at all
    finder: Finder | None = None  # None: the program's own
    terms: UnitTerms = UnitTerms()  # what the unit writes, whatever the model says
    answers: Answers = field(default_factory=Answers)  # what people made of its remarks

    def put_in(self, setup: Setup) -> Setup:
        return replace(
            setup, model=self.model, finder=self.finder, terms=self.terms, answers=self.answers
        )

    def workers(self, wanted: int | None) -> int | None:
        """Return how many files may be done at once: a large model is not loaded twice."""
        return 1 if self.finder else wanted


@contextmanager
def chosen(setup: Setup, *, model: bool | None, warn: Warn) -> Iterator[Chosen]:
    """Yield the engine for one run; a large model that fails is told once, then the own is asked.

    `model` is what a person asked for, None where nothing was said: then the settings say.
    """
    told = _wanted(setup, model=model)
    if model and told.engine == "off" and may_ask_model(setup):
        warn('设置里写着 [typos] engine = "off"，这次不用错字模型查。')
    terms = unit_terms(warn) if told.engine != "off" else UnitTerms()
    answers = typo_answers(warn) if told.engine != "off" else Answers()
    if told.engine != "pycorrector":
        yield Chosen(told.engine == "builtin", terms=terms, answers=answers)
        return
    from gov_docs.typos.large.engine import WithFallback, start  # most have no such model

    def tell(error: LargeModelError) -> None:
        warn(f"{error}这次改用程序自带的错字模型查。")

    try:
        large = start(_folder(told), told.memory_gb)
    except LargeModelError as error:
        tell(error)
        yield Chosen(True, terms=terms, answers=answers)
        return
    with closing(large):
        yield Chosen(True, WithFallback(large, _own, tell), terms, answers)


def why_unasked(setup: Setup, *, model: bool | None) -> str:
    """Return in a few words why no model is to be asked."""
    if not may_ask_model(setup):
        return "它不在这次要查的范围里"
    return "命令里加了 --no-model" if model is False else '设置里写着 [typos] engine = "off"'


@dataclass(frozen=True, slots=True)
class Proved:
    setup: Setup
    lacks_own: bool = False  # the program's own model is wanted, but missing or damaged
    lost: bool = False  # so no model is asked, though one was to be

    def named(self) -> str:
        """Return what tells a run with what could be had from others, in their journal."""
        asked = _told() if self.setup.finder else self.setup.model
        return repr((asked, self.lacks_own, self.setup.terms.rows, self.setup.answers))


def proved(setup: Setup, warn: Warn) -> Proved:
    """Return the setup of a run, less the program's own model where that is missing or damaged.

    That is told once, here; the files are checked without it.
    """
    if not wants_own_model(setup):
        return Proved(setup)
    try:
        shipped()
    except GovDocsError as error:
        warn(f"{error}这次不用错字模型，其余照常检查。")
        has_other = setup.finder is not None
        return Proved(replace(setup, model=has_other), True, setup.model and not has_other)
    return Proved(setup)


def _wanted(setup: Setup, *, model: bool | None) -> Typos:
    """Return which engine is to be asked; none where no rule would ask it."""
    if model is False or not may_ask_model(setup):
        return Typos(engine="off")
    return _told()


def _told() -> Typos:
    told = settings().typos
    if told.engine not in ENGINES:
        raise GovDocsError(
            f"设置文件 {home().settings} 里 [typos] engine 写的是“{told.engine}”，"
            f"只能是 {'、'.join(ENGINES)} 之一，请改正。"
        )
    return told


def _folder(told: Typos) -> Path:
    """Return the model's folder; a name without a place is beside the settings."""
    if not told.model:
        raise LargeModelError(
            f"设置文件 {home().settings} 里 [typos] engine 是 pycorrector，"
            "但没有用 model 写明模型文件夹，请补上。"
        )
    return home().root / Path(told.model).expanduser()


def _own() -> Finder:
    from gov_docs.typos.engine import own_engine  # brings numpy

    return own_engine()

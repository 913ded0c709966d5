"""A template's folder, read: template.toml (form, outline, checklist) and text.j2 (the text)."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from gov_docs.core.draft import Form
from gov_docs.drafting.filling_names import known_names
from gov_docs.drafting.filling_sandbox import Text, check
from gov_docs.drafting.form import Column, Field, FieldType
from gov_docs.drafting.template_faults import FaultyTemplateError, fault, line_of
from gov_docs.drafting.templates_data import CheckPoint, Head, OutlineItem, Template
from gov_docs.files import reason

DESCRIPTION, TEXT, SAMPLE = "template.toml", "text.j2", "sample.toml"
MOST_POINTS = 10
_LARGEST = 256 * 1024  # bytes of one file of a template
_NAME = re.compile(r"[^\W\d]\w*")
_RESERVED = frozenset({"loop", "true", "false", "none", "True", "False", "None"})


def read_template(folder: Path, common: "Common") -> Template:
    """Return the template of a folder; raises FaultyTemplateError."""
    source = Source(f"模板“{folder.name}”的 {DESCRIPTION}", read_piece(folder / DESCRIPTION))
    told = source.table()
    source.only(told, _KEYS, "")
    form = source.form(told)
    fields = common.with_own(form, _fields(source, told), source.words(told, "without"))
    template = Template(
        id=folder.name,
        name=source.word(told, "name"),
        kind=source.word(told, "kind"),
        form=form,
        head=_head(source, told),
        body=Text(read_piece(folder / TEXT), f"模板“{folder.name}”的 {TEXT}"),
        folder=folder,
        type=source.word(told, "type", ""),
        aliases=source.words(told, "aliases"),
        default=told.get("default") is True,
        use=source.word(told, "use", ""),
        basis=source.words(told, "basis"),
        fields=fields,
        outline=_outline(source, told),
        checklist=_checklist(source, told),
    )
    for piece in (*template.head.pieces(), template.body):
        check(piece, known_names(fields))
    return template


_KEYS = (
    "name", "kind", "type", "aliases", "default", "use", "form", "basis", "without", "draft", "fields",
    "outline", "checklist",
)  # fmt: skip


def read_piece(path: Path) -> str:
    """Return a file of a template; FaultyTemplateError where it cannot be read as text."""
    where = f"模板“{path.parent.name}”的 {path.name}"
    try:
        if path.stat().st_size > _LARGEST:
            raise FaultyTemplateError(f"{where} 超过 {_LARGEST // 1024} KB，不像模板，请检查。")
        return path.read_text("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise FaultyTemplateError(f"{where}：{reason(error)}，请补上或删去这个模板。") from error
    except UnicodeDecodeError as error:
        raise FaultyTemplateError(
            f"{where} 不是 UTF-8 编码，请用记事本打开后另存为 UTF-8。"
        ) from error


class Source:
    """A description and its text: takes values out of it, and says at which line one is wrong."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    def table(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.text)
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            found = re.search(r"line (\d+)", str(error))
            line = int(found[1]) if found else self.text.count("\n") + 1
            raise fault(
                self.file, self.text, line, "写法不对，多半是少了引号、方括号或等号"
            ) from error

    def refuse(self, why: str, *near: str) -> FaultyTemplateError:
        return fault(self.file, self.text, line_of(self.text, *near), why)

    def only(self, told: Mapping[str, Any], known: Iterable[str], where: str) -> None:
        for key in told:
            if key not in known:
                raise self.refuse(f"没有“{key}”这一项，可用的有：{'、'.join(known)}", where, key)

    def word(
        self, told: Mapping[str, Any], key: str, usual: str | None = None, at: str = ""
    ) -> str:
        value = told.get(key, usual)
        if value is None:
            raise self.refuse(f"缺少“{key}”这一项", at)
        if not isinstance(value, str):
            raise self.refuse(f"“{key}”应当是文字，请加引号", at, key)
        return value.strip()

    def words(self, told: Mapping[str, Any], key: str, at: str = "") -> tuple[str, ...]:
        value = told.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.refuse(f'“{key}”应当是一列文字，如 ["甲", "乙"]', at, key)
        return tuple(value)

    def tables(self, told: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        value = told.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.refuse(f"“{key}”应当一条一节，每节以 [[{key}]] 开头", key)
        return value

    def form(self, told: Mapping[str, Any]) -> Form:
        value = self.word(told, "form")
        if value not in tuple(Form):
            raise self.refuse(f"没有“{value}”这种格式，可用的有：{'、'.join(Form)}", "form")
        return Form(value)


class Common:
    """The fields most documents share, by form: 发文机关, 主送机关, 成文日期."""

    def __init__(self, folder: Path) -> None:
        source = Source(f"{folder.name} 的 common.toml", read_piece(folder / "common.toml"))
        told = source.table()
        fields = {field.name: field for field in _fields(source, told)}
        forms = told.get("forms", {})
        self._forms = {
            form: tuple(fields[name] for name in source.words(forms, form.value)) for form in Form
        }

    def with_own(
        self, form: Form, own: Iterable[Field], without: Iterable[str]
    ) -> tuple[Field, ...]:
        """Return a template's fields: its own, then the form's that it neither has nor drops."""
        own = tuple(own)
        taken = {*without, *(field.name for field in own)}
        return (*own, *(field for field in self._forms[form] if field.name not in taken))


def _fields(source: Source, told: Mapping[str, Any]) -> tuple[Field, ...]:
    fields: dict[str, Field] = {}
    labels: set[str] = set()
    for one in source.tables(told, "fields"):
        field = _field(source, one)
        if field.name in fields or field.label in labels:
            raise source.refuse(
                f"栏目“{field.name}”（{field.label}）重复", "[[fields]]", field.name
            )
        fields[field.name] = field
        labels.add(field.label)
    return tuple(fields.values())


_FIELD_KEYS = (
    "name", "label", "type", "required", "help", "example", "default", "choices", "columns", "rows",
)  # fmt: skip


def _field(source: Source, told: Mapping[str, Any]) -> Field:
    name = source.word(told, "name", at="[[fields]]")
    source.only(told, _FIELD_KEYS, name)
    if not _NAME.fullmatch(name) or name in _RESERVED:
        raise source.refuse(f"栏目名“{name}”只能用汉字、字母、数字和下划线，不以数字开头", name)
    kind = source.word(told, "type", "text", name)
    if kind not in tuple(FieldType):
        raise source.refuse(
            f"栏目没有“{kind}”这种类型，可用的有：{'、'.join(FieldType)}", name, kind
        )
    choices = source.words(told, "choices", name)
    if (kind == FieldType.CHOICE) != bool(choices):
        raise source.refuse("choice 类型的栏目要写 choices，其他类型不写", name)
    rows = told.get("rows", 1)
    if type(rows) is not int or not 1 <= rows <= 9:
        raise source.refuse("“rows”应当是 1 到 9", name, "rows")
    return Field(
        name,
        source.word(told, "label", name, name),
        FieldType(kind),
        told.get("required") is True,
        source.word(told, "help", "", name),
        source.word(told, "example", "", name),
        source.word(told, "default", "", name),
        choices,
        tuple(_column(source, one, name) for one in source.words(told, "columns", name)),
        rows,
    )


def _column(source: Source, told: str, field: str) -> Column:
    name = told.removesuffix("?")
    if not _NAME.fullmatch(name):
        raise source.refuse(f"格名“{name}”只能用汉字、字母、数字和下划线", field, told)
    return Column(name, required=not told.endswith("?"))


def _outline(source: Source, told: Mapping[str, Any]) -> tuple[OutlineItem, ...]:
    items = []
    for one in source.tables(told, "outline"):
        heading = source.word(one, "heading", at="[[outline]]")
        source.only(one, ("heading", "level", "hint", "keywords", "field"), heading)
        level = one.get("level", 1)
        if level not in (1, 2, 3, 4):
            raise source.refuse("“level”应当是 1 到 4", heading, "level")
        items.append(
            OutlineItem(
                heading,
                level,
                source.word(one, "hint", "", heading),
                source.words(one, "keywords", heading),
                source.word(one, "field", "", heading),
            )
        )
    return tuple(items)


def _checklist(source: Source, told: Mapping[str, Any]) -> tuple[CheckPoint, ...]:
    points = []
    for one in source.tables(told, "checklist"):
        text = source.word(one, "text", at="[[checklist]]")
        source.only(one, ("text", "basis"), text)
        points.append(CheckPoint(text, source.word(one, "basis", at=text)))
    if len(points) > MOST_POINTS:
        raise source.refuse(f"审核要点有 {len(points)} 条，最多 {MOST_POINTS} 条", points[-1].text)
    return tuple(points)


def _head(source: Source, told: Mapping[str, Any]) -> Head:
    draft = told.get("draft", {})
    if not isinstance(draft, dict):
        raise source.refuse("“draft”应当是一节：[draft]", "draft")
    source.only(draft, Head.__slots__, "[draft]")
    source.word(draft, "title", at="[draft]")
    pieces = {
        key: Text(
            source.word(draft, key, at="[draft]"), source.file, line_of(source.text, "[draft]", key)
        )
        for key in draft
    }
    return Head(**pieces)

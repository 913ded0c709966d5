"""Writing a section with a language model: what it is told, and what is made of its answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gov_docs.core.draft import UNVERIFIED, WHOLE_PARAGRAPH, Draft, DraftParagraph
from gov_docs.core.types import Role
from gov_docs.drafting.filling_paragraphs import paragraphs
from gov_docs.drafting.with_model_facts import Given, marked
from gov_docs.drafting.with_model_sections import Section
from gov_docs.providers.errors import ProviderError
from gov_docs.providers.outgoing import Message
from gov_docs.settings import Unit

WRITTEN_BY_MODEL = (
    f"【待核：{WHOLE_PARAGRAPH}】"  # stands until a person has confirmed the paragraph
)
_MOST_MATERIAL = 4000  # characters of further material for one section

_RULES = """你帮助党政机关工作人员撰写公文。只写要求的这一部分正文，不写标题、落款和说明。
要求：
1. 只使用“已有内容”和“材料”里的事实。数字、日期、金额、文件名称、文号、法律条款、机构和人名，没有给出的一律写成【待填：内容】，不要编造。
2. 已有的【待填：……】原样保留。
3. 语言庄重、准确、简明，使用规范的公文用语和全角标点。
4. 需要小标题时单独成行，前面写“## ”，不要自己编号；不要写一级标题。其余每段一行，不用粗体、表格和其他格式符号。"""

_THOUGHT = re.compile(r"<think>.*?</think>|^.*?</think>|<think>.*", re.DOTALL)
_FENCE = re.compile(r"^\s*```.*$", re.MULTILINE)
_PREAMBLE = re.compile("(?:好的|当然|没问题|以下[是为]|下面[是为]|根据(?:您|你)).{0,60}[：:。！]")
_HEADING_MARKS = re.compile("#{1,6} *")
_FIRST_LEVEL = re.compile("[一二三四五六七八九十]{1,3}、")
_NUMBERED = re.compile("（[一二三四五六七八九十]{1,3}）")


def section_messages(
    draft: Draft, section: Section, material: Sequence[DraftParagraph], unit: Unit
) -> tuple[Message, ...]:
    """Return what the model is told: the form, our own office and the chosen material only."""
    issuers = draft.issuers or draft.signatures or ((unit.name,) if unit.name else ())
    parts = [
        f"文种：{draft.kind}",
        f"标题：{_title(draft, section)}",
        f"发文机关：{'、'.join(issuers) or '【待填：发文机关】'}",
        f"要写的部分：{section.heading or '正文'}",
        "已有内容：\n" + "\n".join(_line(para) for para in section.paragraphs),
    ]
    if chosen := _chosen(section, material):
        parts.append("材料：\n" + "\n".join(chosen))
    return Message("system", _RULES), Message("user", "\n".join(parts))


def _title(draft: Draft, section: Section) -> str:
    number = section.attachment
    return draft.title if number is None else draft.attachments[number].title


def _line(para: DraftParagraph) -> str:
    return f"## {para.text}" if para.role is not Role.BODY else para.text


def _chosen(section: Section, material: Sequence[DraftParagraph]) -> list[str]:
    """Return the material that has most in common with the section, in its own order."""
    about = _pairs(section.heading + "".join(para.text for para in section.paragraphs))
    near = sorted(material, key=lambda para: -len(about & _pairs(para.text)))
    kept, room = set(), _MOST_MATERIAL
    for para in near:
        if len(para.text) <= room and about & _pairs(para.text):
            kept.add(para)
            room -= len(para.text)
    titles = {para.source.title for para in kept if para.source}
    texts = [para.text for para in material if para in kept]
    return [*(f"（材料来自《{title.strip('《》')}》）" for title in sorted(titles)), *texts]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def texts_of(draft: Draft, material: Iterable[DraftParagraph]) -> list[str]:
    """Return every text of the draft and the material, the sources' titles and numbers included."""
    attached = [para for one in draft.attachments for para in one.paragraphs]
    told = [*draft.body, *attached, *material]
    sources = [source for para in told if (source := para.source)]
    return [
        draft.kind, draft.title, draft.doc_number, draft.title_note, draft.date, draft.annotation,
        draft.printer, draft.printed, *draft.issuers, *draft.signatories, *draft.addressees,
        *draft.signatures, *draft.cc, *(one.title for one in draft.attachments),
        *(para.text for para in told), *(one.title for one in sources),
        *(one.doc_number for one in sources),
    ]  # fmt: skip


def written(answer: str, section: Section, given: Given) -> tuple[DraftParagraph, ...]:
    """Return the paragraphs of an answer, each marked as a model's, its strange facts marked too."""
    text = "\n".join(_lines(answer, section.heading))
    found = [_by_model(para, given) for para in paragraphs(text)]
    if not found:
        raise ProviderError("模型的回答里没有可用的正文，这一部分保持原样。", answer)
    return tuple(found)


def _by_model(para: DraftParagraph, given: Given) -> DraftParagraph:
    mark = WRITTEN_BY_MODEL if para.role is Role.BODY else ""  # a heading stays one
    return replace(para, text=marked(para.text, given) + mark, by_model=True)


def _lines(answer: str, heading: str) -> list[str]:
    """Return the lines of the text itself, without what models put around it."""
    lines = [line.strip() for line in plain(answer).split("\n")]
    lines = [line for line in lines if line]
    if lines and _PREAMBLE.fullmatch(lines[0]):
        lines = lines[1:]
    found = [_bare(line) for line in lines]
    return [line for line in found if _words(line) != _words(heading)]


def plain(answer: str) -> str:
    """Return an answer without a model's thoughts, fences and bold type."""
    text = _FENCE.sub("", _THOUGHT.sub("", answer))
    return text.replace("**", "").replace("\r", "").strip()


def _bare(line: str) -> str:
    """Return the line with its heading mark, if any, as one of the second level."""
    marks = _HEADING_MARKS.match(line)
    words = _NUMBERED.sub("", line[marks.end() :] if marks else line, count=1)
    if marks:
        return f"## {_FIRST_LEVEL.sub('', words, count=1)}"
    if _FIRST_LEVEL.match(line):
        return _FIRST_LEVEL.sub("", line, count=1)
    return line[2:] if line.startswith(("- ", "* ", "• ")) else line


def _words(line: str) -> str:
    return _FIRST_LEVEL.sub("", line.lstrip("# "), count=1)


def confirmed(para: DraftParagraph) -> DraftParagraph:
    """Return the paragraph as a person has confirmed it: its marks gone, its words kept."""
    text = UNVERIFIED.sub(r"\1", para.text.replace(WRITTEN_BY_MODEL, ""))
    return replace(para, text=text, by_model=False)

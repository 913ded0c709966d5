"""Names of bodies (机关, 单位) as they stand alone in a line, and lists of them."""

import re
from collections.abc import Iterable

from gov_docs.core.kinds import kind_word
from gov_docs.core.text import HAN

_LONG = (
    "政府|委员会|办公厅|办公室|党委|党组|支部|总支|机关|人大|政协|军区|人武部|兵团|集团|公司|企业|"
    "中心|学校|大学|学院|中学|小学|幼儿园|党校|医院|法院|检察院|研究院|科学院|工程院|设计院|国务院|"
    "中共中央|中央军委|协会|学会|商会|联合会|工会|理事会|基金会|研究会|促进会|常委会|管委会|组委会|"
    "村委会|居委会|董事会|监事会|代表大会|领导小组|工作组|专班|小组|指挥部|司令部|总部|支队|大队|总队|"
    "分队|中队|海关|银行|分行|支行|研究所|派出所|事务所|交易所|供销社|合作社|通讯社|出版社|报社|新华社|"
    "办事处|管理处|服务处|代表处|街道|社区|机构|单位|部门|团委|妇联|科协|文联|残联|侨联|工商联|团体|总站|"
    "管理站|服务站|监测站|气象台|电视台|博物馆|图书馆|档案馆|文化馆|社会组织|院校|高校|厂"
)
_SHORT = "组部厅局委署办院司处科室行镇乡旗州省市县区"
_BRACKET = r"(?:[（(][^（）()]{1,24}[）)])?"
_NAME = re.compile(
    rf"[{HAN}A-Za-z0-9×○*·（）()《》“”、／/\-—]{{1,60}}?(?:{_LONG}|[{_SHORT}])们?{_BRACKET}",
    re.ASCII,
)
_NO_NAME = re.compile(
    "[。；：？！;:?!]|关于|印发|转发|批转|(?<=[厅院部委会府]) ?对|(?:全部|内部|外部|干部|一部|格局|布局|结局|全局|大局|流行|执行|进行|实行|运行|施行|"
    "旅行|举行|可行|同行|难处|好处|益处|之处|各处|用处|学科|教室|承办|主办|督办|协办|举办|申办|经办|代办|查办|"
    "部署|布署|签署|市场|地区|园区|校区|景区|辖区|小区)$"
)
# 各县（市、区）委、人民政府: what stands after 、 is no name without what stands before it.
_GOES_ON = re.compile("(?:人民)?政府(?=[，,；;。、：:]|$)|(?:人大|政协)(?=[，,；;。、：:]|$)")
_SEAL = re.compile(r"[（(]\s*(?:盖章|公章|印章|章|印|签章|代章|单位盖章|盖公章)\s*[）)]")
_SALUTATION = re.compile(
    "(?:代表|同志们?|朋友们?|委员|先生|女士|来宾|领导|老师|同学们?|主任|书记|主席|你好|您好)[们：:！!，,]*$|^尊敬的|^亲爱的"
)
_ALL = re.compile("^[各你贵]|^全体")
# After these words a title that begins with a body says what the body writes of.
_ABOUT = ("关于", "印发", "转发", "批转", "对")
_OF_A_BODY = frozenset({
    "章程", "规章", "制度", "公告", "通告", "公报", "公示", "启事", "声明", "通知", "令", "要点", "总结", "计划",
})  # fmt: skip
_WORK = re.compile(r"(?:[0-9]{4}年(?:度|上半年|下半年)?)?(?:重点)?(?:工作|管理)?$")


def is_body(text: str) -> bool:
    """Tell whether the text is the name of one body, or several set apart by spaces or 、."""
    text = _SEAL.sub("", text).strip()
    if not 2 <= len(text) <= 60 or _NO_NAME.search(text):
        return False
    parts = re.split(r"[ \t\u3000]+", text)
    return all(_NAME.fullmatch(part) for part in parts) or _is_spread(parts)


def body_at_head(title: str) -> str | None:
    """Return the body a title begins with, None if it names none."""
    for word in _ABOUT:
        head = title.partition(word)[0].strip()
        if len(head) < len(title) and is_body(head):
            return head
    kind = kind_word(title)
    if kind not in _OF_A_BODY:
        return None
    head = _WORK.sub("", title[: title.rfind(kind)].strip())
    return head if is_body(head) and re.search(f"(?:{_LONG}|[局厅])$", head) else None


def whole_names(pieces: Iterable[str]) -> list[str]:
    """Put the names of bodies together again that stand broken between two lines."""
    names: list[str] = []
    for piece in pieces:
        if names and not (is_body(names[-1]) and is_body(piece)):
            names[-1] += piece
        else:
            names.append(piece)
    return names


def without_seal(text: str) -> str:
    return _SEAL.sub("", text).strip()


def split_bodies(text: str) -> list[tuple[int, int]]:
    """Return where each body of an addressee or cc list stands in the text.

    、 parts two names only where a whole name stands before it: 各省、自治区、直辖市人民政府 is one.
    """
    spans: list[tuple[int, int]] = []
    start, depth = 0, 0
    for at, char in enumerate(text):
        depth = max(0, depth + (char in "（(") - (char in "）)"))
        joined = char == "、" and (_GOES_ON.match(text, at + 1) or not _ends_a_name(text[start:at]))
        if depth == 0 and char in "，,；;。、" and not joined:
            spans.append((start, at))
            start = at + 1
    spans.append((start, len(text)))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))]


def names_bodies(text: str) -> bool:
    """Tell whether the text lists bodies: 各区人民政府，市直有关单位："""
    bare = text.rstrip("：:， ,")
    if _SALUTATION.search(text) or not bare:
        return False
    pieces = [bare[start:end] for start, end in split_bodies(bare)]
    if _ALL.match(bare):
        return len(bare) <= 30 or (bool(pieces) and is_body(pieces[0]))
    return bool(pieces) and is_body(pieces[-1])


def _ends_a_name(text: str) -> bool:
    name = text.strip()
    if len(name) < 3 and not name.endswith(("府", "委", "局", "厅")):
        return False
    return bool(_NAME.fullmatch(name)) and not re.search(r"[省市县区乡镇州旗]$", name)


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    bare = piece.strip(" \t\u3000\n：:。")
    if not bare:
        return None
    start += piece.index(bare)
    return start, start + len(bare)


def _is_spread(parts: list[str]) -> bool:
    """国 务 院 办 公 厅: one name with its characters spread out."""
    return len(parts) > 2 and all(len(part) <= 2 for part in parts) and is_body("".join(parts))

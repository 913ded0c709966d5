"""The words and forms that give one line away, whatever stands around it."""

import re

from gov_docs.core.text import HAN
from gov_docs.core.types import Role

_YEAR_BRACKET = (
    r"[〔\[［【（(﹝{]\s*[0-9０-９×xX*○O〇一二三四五六七八九]{2,4}\s*年?\s*[〕\]］】）)﹞}]"
)
_SERIAL = r"[0-9０-９×xX*_＿—○\s]{0,8}"
DOC_NUMBER = re.compile(
    rf"[（(]?(?P<number>[{HAN}A-Za-z][{HAN}A-Za-z（）()、]{{0,24}}[ \u3000]?{_YEAR_BRACKET}\s*第?{_SERIAL}号"
    rf"|[{HAN}]{{2,12}}{_YEAR_BRACKET}第?[0-9]{{1,5}}$"  # its 号 forgotten
    rf"|(?:[{HAN}（）]{{2,30}}\s*)?[0-9]{{4}}\s*年\s*第\s*[0-9×xX]+\s*号"
    rf"|第\s*[0-9一二三四五六七八九十百零〇×xX]{{1,7}}\s*[号期]|{_YEAR_BRACKET}\s*第?{_SERIAL}[号期])[）)]?"
)
SIGNATORY = re.compile(
    rf"签\s*发\s*人?\s*[：:]\s*(?P<names>[{HAN}·\s、]{{0,40}})$|签\s*发\s*人\s+(?P<bare>[{HAN}]{{2,4}})$"
)
# The last of several lines of signatories, which the number shares (GB/T 9704-2012, 7.2.6).
NUMBER_AND_NAMES = re.compile(
    rf"{DOC_NUMBER.pattern}[ \u3000]*\t\s*(?P<more>[{HAN}·][{HAN}·\s]{{1,40}})$"
)
SECRECY = re.compile(
    r"(?:密\s*级\s*[：:]\s*)?(?P<level>(?:绝\s*密|机\s*密|秘\s*密)"
    r"(?:\s*[★☆*＊]\s*(?:[0-9一二三四五六七八九十]{1,3}\s*(?:年|个?月)|长期)?)?)"
)
URGENCY = re.compile(
    r"(?:(?:紧\s*急\s*程\s*度|缓\s*急|急\s*缓|等\s*级)\s*[：:]\s*)?"
    r"(?P<level>特\s*急|加\s*急|特\s*提|平\s*急|急\s*件?|紧\s*急)"
)
COPY_NUMBER = re.compile(r"(?:份\s*号\s*[：:]?\s*|№\s*|No\.?\s*)?[0-9]{6}|份\s*号\s*[：:]\s*[0-9]*")
METADATA = re.compile(
    r"(?:索\s*引\s*号|主题分类|发\s*文\s*机\s*[关构]|发文单位|成\s*文\s*日\s*期|发\s*文\s*日\s*期|发布日期|发布时间|标\s*题|名\s*称|"
    r"发\s*文\s*字\s*号|文\s*号|主\s*题\s*词|公文种类|公开方式|公开类别|公开属性|有效性|时\s*效|效力|信息来源|来\s*源|分\s*类|"
    r"关键词|组配分类|信息名称|生成日期|生效日期|废止日期|施行日期|发布机构|发布单位|内容概述|浏览次数|作者|统一编号|"
    r"拟稿人?|核稿人?|会签|缓\s*急|密\s*级|紧急程度)\s*(?:[：:].*|$)"
)
FURNITURE = re.compile(
    r".*(?:扫一扫|打印本页|关闭窗口|分享到|责任编辑|手机打开|返回顶部|当前位置[：:]|浏览次数).*|[【\[]?打\s*印[】\]]?|"
    r"[【\[]?字体?号?[：:].*|https?://\S+|www\.\S+"
)
NOTE = re.compile(
    r"[（(].*(?:[0-9〇○零一二三四五六七八九]{2,4}\s*年|通过|批准|修订|修正|发布|公布|审议).*[）)]|[—－─-]{1,3}.{3,40}|(?:[（(—－]+)?[0-9]{4}\s*年.{2,40}[会议]上[）)]?"
)
CONTENTS = re.compile(r"总?\s*目\s*[录次]|[Cc]ontents|CONTENTS")
CONTENTS_LINE = re.compile(
    r".+(?:\.{3,}|…+|·{3,}|\t|．{3,}|\s{2,})\s*[-—]?\s*[0-9IVXivx]{1,4}\s*[-—]?"
)
PAGE_NUMBER = re.compile(
    r"[—－–-]{1,2}\s*[0-9]*\s*[—－–-]{1,2}|第?\s*[0-9]{0,4}\s*页?(?:\s*[，,/]?\s*共\s*[0-9]*\s*页)?|[ivxIVX]{1,5}|[0-9]+\s*/\s*[0-9]+"
)
CC = re.compile(
    r"(?:抄\s*送|抄\s*报|抄\s*发|分\s*送|发\s*送(?=\s*[：:]))\s*(?:[：:]|(?=[省市县区各国]))|主\s*送\s*[：:]"
)
PRINTING = re.compile(
    r".{0,40}(?:[0-9]{4}|[〇○零一二三四五六七八九]{4}|[×xX]{2,4})\s*年[^。；]{1,10}日\s*印\s*[发制]|印\s*发\s*(?:机\s*关|日\s*期)?\s*[：:].*|"
    r"[（(]?\s*共\s*印\s*[0-9×xX]+\s*份\s*[）)]?"
)
BLANK_DATE = re.compile(r"[0-9×xX*＊_＿〇○二零\s]{0,8}年[0-9×xX*＊_＿\s]*月[0-9×xX*＊_＿\s]*日")
ATTACHMENT_NOTE = re.compile(
    r"附\s*件?\s*[：:]|附件\s+(?=[0-9]{1,2}[.．、])|附件\s*[0-9]{1,2}\s*[：:.．、](?=\s*\S)"
)
ATTACHMENT_MARK = re.compile(
    r"[（(【]?附(?:\s*[件表录]|(?=\s*[0-9]))\s*(?:[0-9０-９]{1,2}(?:[-—－][0-9]{1,2})?|[一二三四五六七八九十]{1,3})?\s*[）)】]?\s*[：:]?"
)
ATTACHMENT_MARK_TITLED = re.compile(
    r"附\s*件\s*(?:[0-9]{1,2}(?:[-—－][0-9]{1,2})?|[一二三四五六七八九十]{1,3})\s*[：:.．、\s]?\s*(?=[^\s：:.．、。；])[^。；]{2,50}"
)
ANNOTATION = re.compile(
    r"[（(].{2,120}[）)]|(?:此件|本文)[^。]{0,12}公开[^。]{0,12}。?|(?:联\s*系\s*人|联系电话|联系方式)[^。]{0,80}|.{2,30}电\s*话\s*[：:].{7,40}"
)
LETTERHEAD = re.compile(
    rf"(?P<body>[{HAN}A-Z×○*（）()\s、]{{2,60}}?)(?:文\s*件|简\s*报|专\s*报|内\s*部\s*情\s*况)"
)
ORDER = re.compile(rf"(?P<body>[{HAN}\s（）]{{3,40}}?)(?:命\s*令|令)")


_OFFICES = "总理|省长|市长|县长|区长|州长|镇长|乡长|主席|主任|部长|厅长|局长|院长|校长|会长|理事长|书记|检察长"
PERSON = re.compile(
    rf"[{HAN}]{{0,12}}(?:{_OFFICES})\s*[：:]?\s*[{HAN}×·]{{1,4}}(?:\s*[{HAN}×]{{1,3}})?"
)
# A label of a metadata block with its value in the next line, by what the value looks like.
LABEL_OF_NEXT = re.compile(
    r"(?:索\s*引\s*号|发\s*文\s*机\s*[关构]|发文单位|.{2}\s*日\s*期|发布时间|标\s*题|名\s*称|发\s*文\s*字\s*号|文\s*号)\s*[：:]"
)
ENDS_WITH_COLON = re.compile(r"[：:]$")


def head_role(text: str) -> Role | None:
    """Return the role of a line above the text that its words alone tell."""
    for pattern, role in _HEAD:
        if pattern.fullmatch(text):
            return role
    return None


_HEAD: tuple[tuple[re.Pattern[str], Role], ...] = (
    (COPY_NUMBER, Role.COPY_NUMBER),
    (SECRECY, Role.SECRECY),
    (URGENCY, Role.URGENCY),
    (re.compile(f"(?:{SECRECY.pattern})\\s+(?:{URGENCY.pattern.replace('P<level>', 'P<urgency>')})"), Role.SECRECY),
    (DOC_NUMBER, Role.DOC_NUMBER),
    (re.compile(DOC_NUMBER.pattern + r"\s*签\s*发\s*人?\s*[：:].{0,40}"), Role.DOC_NUMBER),
    (NUMBER_AND_NAMES, Role.DOC_NUMBER),
    (SIGNATORY, Role.SIGNATORY),
    (ATTACHMENT_MARK, Role.ATTACHMENT_MARK),
    (METADATA, Role.OTHER),
    (FURNITURE, Role.OTHER),
    (PAGE_NUMBER, Role.PAGE_NUMBER),
)  # fmt: skip

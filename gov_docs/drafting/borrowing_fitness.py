"""Whether a sentence can stand in our document at all: whose affairs it speaks of, and when."""

import re

import rjieba

from gov_docs.core.precedent import Level
from gov_docs.core.text import HAN
from gov_docs.drafting.borrowing_lists import any_of, listed
from gov_docs.language.segment import words

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔汤"
)
_POSTS = "同志|总书记|书记|总理|主席|部长|省长|市长|区长|县长|厅长|局长|司长|处长|科长|主任|校长|院长|秘书长|董事长|总经理|代表"
# What only another document, another time or another speaker can say.
_OTHERS = re.compile(
    "今年|去年|明年|上年|当前年|过去.年|过去的|刚刚过去|近日|日前|近年来|截至|据统计|据不完全|同比|环比|我们|我代表|各位|同志们|"
    "本[\u4e00-\u9fff]{0,4}(?:条例|办法|规定|细则|规则|意见|方案|计划|规划|指南|通知|要点|决定)|本(?:法|章|节|条|款|标准|文件)|"
    "[渝桂鲁皖湘鄂赣闽粤浙沪豫琼蜀黔滇冀陕]|前款|上款|下列|上述|上图|下图|如图|见图|"
    "如表|见表|见附件|附件|附表|附录|详见|联系人|联系电话|邮箱|网址|传真|试点城市|法宝|[（(]此件|印发|修正|予以公布|下同|以下简称|简称|如下|"
    "罚款|处罚|责令|暂扣|吊销|依法给予|不得迟报|计算方法|申报|复评|推荐单位|各单位需|揭榜|收悉|此复|有效期|刑事|行政处分|行政拘留|违法所得|没收|国务院令|主席令|解释权|施行之日|公布之日|例如|比如|案例|图片|责任编辑|来源[:：]"
)
_NATIONAL = re.compile(
    "国务院|全国|我国|国家(?:发展改革|卫生|市场|标准委|级[^、，。]{0,6}认定)|中央(?!财政)|各省|省级|自治区|直辖市|(?:^|[，。；])国家(?:建立|实行|制定|鼓励|支持|保障|推行|推进|加强|对|采取|依法|完善|组织|设立)|军品|部际|部委|各部门和各省|"
    "部(?:牵头|负责|会同)|国家局|我部|总局|两院院士|新疆生产建设兵团|计划单列市"
)
_PROVINCIAL = re.compile(
    "各市|设区的?市|市级|省级|省直|省属|省(?:[\u4e00-\u9fff]{1,12}厅)|各地市|地级|全省"
)
_MUNICIPAL = re.compile("各县|县级市|各区|县（?市|市级|市直")
_BODY = re.compile(
    f"[{HAN}]{{2,}}(?:有限公司|股份|集团(?!化|军)|大学(?!生|科技园)|学院|研究院|研究所|实验室|开发区|高新区|新区|示范区|自贸区|保税区|先行区|"
    "产业园|科技园|工业园|医院|银行|协会|学会|联盟|港(?!口|澳|航)|机场|委员会|领导小组|指挥部)"
)
# Names of bodies that any office may write: no proper name stands before the word.
_GENERIC = re.compile(
    "(?:工业|科技|产业|专业|特色|创业|孵化|各类|有关|相关|重点|行业|国有|龙头|骨干|大型|企业|商业|政策性|开发性|社会|高等|职业|公立|基层|"
    "普通|科研|金融|创新|战略|技术|产学研|社区|村民|居民|专家|现代|农业|高校|省级|国家级|市级|省部级|工程|新型|第三方|研究|"
    "检测|合作|保险|中介|化工|物流|文化|生态|循环|绿色|经济|技术)*"
    "(?:有限公司|股份|集团|大学|学院|研究院|研究所|实验室|开发区|高新区|新区|示范区|自贸区|保税区|先行区|产业园|科技园|工业园|医院|银行|协会|"
    "学会|联盟|港|机场|委员会|领导小组|指挥部)$"
)
_PERSON = re.compile(
    f"(?:{_POSTS})[{HAN}]{{2,3}}(?=[，。、：；）)同]|担任|任|主持|参加|出席)|[{HAN}]{{2,4}}(?:同志)(?!们)"
)
_DOCTRINE = re.compile("习近平(?!总书记|主席|同志)[\u4e00-\u9fff]{2,14}思想")
_PLACE = re.compile(
    f"(?<![各全本我该])[{HAN}]{{2,3}}(?:省|市|县|自治区|自治州|地区)(?![{HAN}]?场|级|民|政|容|域|直|委|属|面|值|际|里|区|辖|内|外|、)"
)
_AREA_END = (
    "省",
    "市",
    "县",
    "区",
    "州",
    "旗",
    "镇",
    "乡",
    "岛",
    "港",
    "河",
    "江",
    "山",
    "湾",
    "湖",
)
_JOINED = re.compile("[家和与及跨各在的全本等级对由向为按以从到或]")
_OWN_WORD = re.compile(
    "(?:智慧|城|超大|大|中小|特大|省|地级|县级|副省级|中心|试点|示范|资源型|海绵|无废|宜居|数字|县域|节约型|园林|森林|文明|创新型)+市$|市$"
)
_LEANING = re.compile(
    "^(?:同时|此外|另外|其中|因此|为此|对此|这|该|此|其|并|而且|但|然而|从而|上述|以上|这些|特别是|尤其是|即|也就是|[二三四五六七八九十]是)"
)


def is_fit(text: str, theirs: Level | None, ours: Level | None) -> bool:
    """Tell whether what is left of a sentence, its own issuer and place aside, names nobody else."""
    if _OTHERS.search(text) or _speaks_from_above(text, ours):
        return False
    bare = _DOCTRINE.sub("", text)
    return not (names_people(bare) or names_places(bare) or _names_bodies(bare)) and (
        theirs is ours or ours is None or not _reaches_down(bare, theirs, ours)
    )


def leans_back(sentence: str) -> bool:
    """Tell whether the sentence only makes sense after the one before it."""
    return bool(_LEANING.match(sentence))


def names_people(text: str) -> bool:
    """Tell whether the text names persons; a doctrine named after one must be taken out before."""
    if _PERSON.search(text) or "习近平" in text:
        return True
    return any(
        word.pos.startswith("nr") and word.text[0] in _SURNAMES and not rjieba.has_word(word.text)
        for word in words(text)
        if 2 <= len(word.text) <= 3
    )


def _speaks_from_above(text: str, ours: Level | None) -> bool:
    return ours not in (None, Level.STATE) and bool(_NATIONAL.search(text))


def _reaches_down(text: str, theirs: Level | None, ours: Level) -> bool:
    """Tell whether the sentence orders bodies that a lower issuer has no say over."""
    if ours in (Level.CITY, Level.COUNTY, Level.UNIT) and _PROVINCIAL.search(text):
        return theirs is not ours
    return ours in (Level.COUNTY, Level.UNIT) and bool(_MUNICIPAL.search(text))


def names_places(text: str) -> bool:
    """Tell whether the text names a place; 我市, 全省 and 城市 name none."""
    if any_of("places").search(text):
        return True
    if any(
        word.pos.startswith("ns")
        and word.text.endswith(_AREA_END)
        and word.text not in listed("common_names")
        for word in words(text)
        if len(word.text) > 1
    ):
        return True
    return any(
        not _OWN_WORD.search(match[0]) and not _JOINED.search(match[0])
        for match in _PLACE.finditer(text)
    )


def known_place(title: str) -> str:
    """Return the place a title begins with: 泰州政府工作报告."""
    found = any_of("places").match(title)
    return found[0] if found else ""


def _names_bodies(text: str) -> bool:
    if any(word.pos == "nt" and word.text not in listed("common_names") for word in words(text)):
        return True
    return any(
        not any(_GENERIC.fullmatch(match[0][at:]) for at in range(len(match[0]) - 1))
        or re.search("有限公司|股份", match[0])
        for match in _BODY.finditer(text)
    )

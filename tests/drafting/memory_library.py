"""A small library in memory, and precedents written for these tests."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from gov_docs.core.precedent import (
    Citation,
    Filters,
    Hit,
    Level,
    Opinion,
    Passage,
    Precedent,
    Validity,
)

NO_FILTERS = Filters()


@dataclass(slots=True)
class Paper:
    precedent: Precedent
    text: str  # # and ## are headings
    cites: tuple[str, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    passages: tuple[Passage, ...] = field(init=False)
    outline: tuple[tuple[int, str], ...] = field(init=False)

    def __post_init__(self) -> None:
        above: list[str] = []
        passages: list[Passage] = []
        outline: list[tuple[int, str]] = []
        for line in filter(None, map(str.strip, self.text.splitlines())):
            level = len(line) - len(line.lstrip("#"))
            if level:
                above[level - 1 :] = [line[level:].strip()]
                outline.append((level, above[-1]))
            else:
                passages.append(Passage(self.precedent.id, len(passages), tuple(above), line))
        self.passages, self.outline = tuple(passages), tuple(outline)


class MemoryLibrary:
    """Scores by shared pairs of characters; the title counts three times."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self.papers = {paper.precedent.id: paper for paper in papers}

    def search(self, query: str, filters: Filters = NO_FILTERS, limit: int = 10) -> list[Hit]:
        hits = []
        for paper in self.papers.values():
            one = paper.precedent
            if filters.kind and one.kind != filters.kind:
                continue
            score = 3 * _shared(query, one.title) + _shared(query, paper.text)
            if score:
                hits.append(
                    Hit(one, score, snippet=paper.passages[0].text if paper.passages else "")
                )
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def precedent(self, id_: int) -> Precedent:
        return self.papers[id_].precedent

    def passages(self, id_: int) -> tuple[Passage, ...]:
        return self.papers[id_].passages

    def outline(self, id_: int) -> tuple[tuple[int, str], ...]:
        return self.papers[id_].outline

    def search_passages(
        self, query: str, documents: Iterable[int] = (), limit: int = 20
    ) -> list[tuple[Passage, float]]:
        chosen = list(documents) or list(self.papers)
        scored = [(one, _shared(query, one.text)) for id_ in chosen for one in self.passages(id_)]
        return sorted((pair for pair in scored if pair[1]), key=lambda pair: -pair[1])[:limit]

    def citations(self, id_: int) -> tuple[Citation, ...]:
        cited = self.papers[id_].cites
        return tuple(Citation(title, "", self.holding(title)) for title in cited)

    def cited_by(self, id_: int) -> tuple[int, ...]:
        title = self.precedent(id_).title
        return tuple(key for key, paper in self.papers.items() if title in paper.cites)

    def opinions(self, documents: Iterable[int]) -> tuple[Opinion, ...]:
        return tuple(one for id_ in documents for one in self.papers[id_].opinions)

    def holding(self, title: str) -> int | None:
        return next(
            (id_ for id_, paper in self.papers.items() if paper.precedent.title == title), None
        )


def _shared(query: str, text: str) -> float:
    pairs = {query[at : at + 2] for at in range(len(query) - 1)}
    return float(sum(pair in text for pair in pairs))


def paper(
    id_: int,
    title: str,
    text: str = "",
    *,
    issuer: str | None = None,
    level: Level | None = None,
    kind: str | None = "方案",
    number: str | None = None,
    validity: Validity = Validity.UNKNOWN,
    cites: tuple[str, ...] = (),
    opinions: tuple[str, ...] = (),
) -> Paper:
    precedent = Precedent(id_, title, number, issuer, level, "2024-05-01", kind, validity)
    said = tuple(Opinion(id_, one, "comment") for one in opinions)
    return Paper(precedent, text, cites, said)


# Three plans on one topic, written for these tests: a ministry's, a province's and a city's.
STATE = paper(
    1,
    "新污染物治理行动方案",
    """
    # 一、总体要求
    ## （一）指导思想
    坚持精准治污、科学治污、依法治污，统筹推进新污染物环境风险管理，健全新污染物治理体系，促进经济社会全面绿色转型。
    ## （二）工作目标
    到2025年，完成120种化学物质环境风险筛查，投入治理资金3.5亿元，新污染物治理能力明显增强。
    # 二、重点任务
    ## （一）开展新污染物调查监测
    建立新污染物环境调查监测制度，对重点行业、重点园区开展新污染物环境信息调查。2024年6月底前，完成60家企业的调查。监测结果及时共享，为新污染物治理提供依据。
    ## （二）严格新污染物源头管控
    落实化学物质环境管理登记制度，加强新污染物源头准入管理，推动有毒有害化学物质替代。国务院有关部门要加强指导。
    ## （三）强化新污染物过程控制
    加强清洁生产和绿色制造，推动企业采取便于回收的包装，减少新污染物产生和排放。（工业和信息化部牵头，农业农村部配合）
    # 三、保障措施
    ## （一）加强组织领导
    各级各有关部门要加强组织领导，明确责任分工，细化工作措施，确保各项任务落实到位。
    ## （二）加大资金投入
    统筹安排财政资金，加大对新污染物治理工作的支持力度，引导社会资金投入，完善多元投入机制。
    """,
    issuer="国务院办公厅",
    level=Level.STATE,
    number="国办发〔2022〕15号",
    cites=("中华人民共和国环境保护法",),
)
PROVINCE = paper(
    2,
    "江海省新污染物治理工作方案",
    """
    # 一、总体要求
    ## （一）指导思想
    以防范新污染物环境风险为核心，坚持系统观念，强化部门协同，全面提升全省新污染物治理能力和水平。
    ## （二）工作目标
    到2027年底前，江海省新污染物治理体系基本建立，重点管控措施落实率达到100%。
    # 二、重点任务
    ## （一）加强抗生素类药品使用管理
    规范抗生素类药品使用管理，加强零售药店抗菌药物销售监管，控制新污染物进入环境。
    ## （二）深化新污染物末端治理
    加强新污染物多环境介质协同治理，推动重点行业开展绿色化改造，严格落实排放限值。联系人李建国同志。
    ## （三）提升新污染物监测能力
    江海省生态环境厅加强新污染物监测能力建设，配备监测设备，开展业务培训，形成三级监测网络。
    # 三、保障措施
    ## （一）强化组织领导
    建立健全新污染物治理工作协调机制，定期会商研究解决重大问题，形成工作合力。
    ## （二）严格监督考核
    加强对新污染物治理任务落实情况的监督检查和考核评估，对工作推进不力的予以通报。
    ## （三）加强宣传引导
    加强法律法规和政策宣传解读，开展新污染物治理科普宣传教育，引导公众参与监督。
    """,
    issuer="江海省生态环境厅",
    level=Level.PROVINCE,
    cites=("中华人民共和国环境保护法", "新污染物治理行动方案"),
)
CITY = paper(
    3,
    "临川市新污染物治理实施方案",
    """
    # 一、总体要求
    ## （一）基本原则
    精准施策、协同治理。聚焦重点行业和重点领域，分类施策，提高新污染物治理的针对性和有效性。
    # 二、重点任务
    ## （一）推进园区新污染物治理示范
    临川市人民政府支持园区开展新污染物治理试点示范，形成一批可复制可推广的经验做法。
    ## （二）建立新污染物管控清单
    动态更新重点管控新污染物清单，按照一品一策要求制定管控措施，逐项落实禁止、限制和减排要求。
    # 三、保障措施
    ## （一）加强组织领导
    各有关部门要提高思想认识，压实工作责任，加强协调配合，形成新污染物治理齐抓共管的工作格局。
    """,
    issuer="临川市人民政府",
    level=Level.CITY,
    cites=("中华人民共和国环境保护法",),
)
LAW = paper(
    4,
    "中华人民共和国环境保护法",
    """
    # 第一章总则
    第一条为保护和改善环境，防治污染和其他公害，保障公众健康，制定本法。
    # 第三章保护和改善环境
    第二十八条地方各级人民政府应当根据环境保护目标和治理任务，采取有效措施，改善环境质量。
    """,
    issuer="全国人民代表大会常务委员会",
    level=Level.STATE,
    kind="法",
)
OTHER = paper(
    5,
    "临川市公共体育场馆开放服务方案",
    """
    # 一、开放对象
    公共体育场馆向学生和老年人免费开放，提供健身指导服务，举办群众性赛事活动。
    """,
    issuer="临川市体育局",
    level=Level.CITY,
)


def small_library() -> MemoryLibrary:
    return MemoryLibrary([STATE, PROVINCE, CITY, LAW, OTHER])

"""Names that only say what something else is told against: 武汉以外的市州, 居济南之后,
至北京的时延, 是重庆的“车间”.
"""

import re

from service.places import words
from service.places.events import Kind
from service.places.mentions import PlaceMention

OUTSIDE_IT = re.compile(
    "[省市区县]?(?:以外|之外|(?<!以)外的|之后|之前|之上|之下|老大|头名|榜首|(?:的)?(?:龙头|第一|冠军|主力军?|主阵地)(?=[，。；]))"
)
"""Behind a place that something else is told against (武汉以外的市州, 居济南之后, 仍是上海老大)."""
TAKES_ALL_OF = ("独占", "独揽", "包揽", "包下")
"""Before a place of whose number a part has it all (独占苏州的4款)."""
IS_ITS = ("是", "成为", "作为", "系")
IT_IS = ("的是", "正是", "就是")
"""Before whom a sentence says to be the one meant (体量最小的是灵山县的平台，总投资4000万元)."""
ITS_SOMETHING = re.compile("市?的(?![^，。；]{0,4}\\d)(?=“|[^，。；\\d]{1,16}[，。；])")
"""Around a place of which something else is told (两江新区是重庆的“车间”，区内企业……)."""
HERE_IS = ("这里是", "这是", "此地是", "当地是")
THE_MOST = re.compile(
    "[省市区县]?[^，。；\\d]{0,16}最[多大高早快密全][^，。；\\d]{0,4}的[^，。；\\d]{0,6}(?:地方|区域|区|县|市|街道|乡镇|镇|所在)"
)
"""Around the whole of which a part is the first (这里是襄阳投放无人车最多的地方，今年投放170辆)."""
BY_A_LANDMARK = re.compile(
    "(?:(?![的在和与及、])[一-鿿]){0,6}?"
    "(?:机场|高铁[东西南北]?站|火车[东西南北]?站|大学|学院|港|码头|车站|体育[馆场]|立交桥?|大桥)"
    "(?:旁边?|附近|对面|隔壁|边上|不远处|周边|脚下|[东西南北]{1,2}[侧面边])"
)
"""Behind a city by which a landmark is called, beside which something stands
(徐州东站旁边的智造园)."""
REACHED = re.compile("(?:[至到通抵]|[与和同跟]|连接?|直[连通达飞]|往返)$")
ROUTE = re.compile(
    "[市区县]?(?:之间)?[的，,]?(?:单向|往返|双向|网络|平均|骨干|直连|光纤|端到端|全光|货运|客运|全货机|国际|低空|物流|无人机)*"
    "(?:时延|延迟|专线|链路|干线|光缆|距离|高铁|航线|航班|航路|班列|测试线)"
)
"""Around the place where a line ends (至北京、上海的单向时延): what is told is of where it begins.
"""
MOVES_TO = ("向", "往", "朝")
MOVED = re.compile("(?:转移|拓展|延伸|外溢|外迁|布局|集聚|集中|倾斜|搬迁|疏解|扩张|落子)")
"""Around the place to which something moves, where it then is (向同安区转移，首个组团……)."""
GIVES = ("给", "交给", "下达给", "定给")
TASK = re.compile("[市区县]?(?:下达|定|明确)?的(?:任务|目标|指标|考核|额度|要求|定位|盘子)")
"""Around a place whose task is told (省里给长沙的任务是……)."""
MONEY = re.compile(r"[市区县]?的\d[\d.,]{0,9}[万亿]?(?:元|美元|港元|欧元)")
"""Behind 给 and a place: what it is given is its own (给赣州的2亿元里，章贡分到3000万元)."""


_WHOLE_BEHIND = (
    (
        re.compile(r"[^，,。；;\d\n]{0,12}[，,]\s?(?:约|已|仅)?占(?:到|了)?"),
        re.compile(r"[省市]?(?:全[省市]|总量)?的?(?:比重)?[约近超达为]?[\d.]+[%％]"),
    ),
    (
        re.compile(r"[^。；;\n]{0,24}[，,]\s?[在居]"),
        re.compile("[省市]?(?:各(?:县|区|市)|辖?区?县[（(]?[市区])"),
    ),
)
"""Between a part's number and the city around it, and behind the city, of which it is told to be a
share or among whose parts to rank (外资4.6亿美元，占大连全市的52%)."""


def is_held_against(text: str, number: int, start: int, end: int) -> bool:
    """Whether the number that ends at `number` is only told against the place named at the span."""
    return any(
        between.fullmatch(text, number, start) and behind.match(text, end)
        for between, behind in _WHOLE_BEHIND
    )


def kind_of(text: str, before: str, last: PlaceMention) -> Kind | None:
    """What a name up to `last` is to its sentence, where it is told against; None for any other.

    `before`: the words of the sentence in front of it.
    """
    behind = OUTSIDE_IT.match(text, last.end) or before.endswith(TAKES_ALL_OF)
    its = (
        before.endswith(IS_ITS)
        and not before.endswith(IT_IS)
        and ITS_SOMETHING.match(text, last.end)
    )
    times = before.endswith(words.AMOUNTS_TO) and words.IS_TIMES.match(text, last.end)
    first = before.endswith(HERE_IS) and THE_MOST.match(text, last.end)
    if behind or its or times or first:
        return "reference"
    if ROUTE.match(text, last.end) and REACHED.search(before):
        return "oblique"
    moved = before.endswith(MOVES_TO) and MOVED.match(text, last.end)
    return "locative" if moved or BY_A_LANDMARK.match(text, last.end) else None

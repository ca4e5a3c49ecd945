"""The words beside a number that say what it counts.

The clause before it and the noun after it; and what it takes over from the number before it, as
growth does (产业规模达3600亿元、同比增长35%), members of a list (上市公司合肥11家、武汉9家) and
parts of a whole (其中).
"""

import re
from typing import NamedTuple

from service.checks import cues, empty_words, sizes
from service.checks.reading import Reading
from service.checks.restated import OPENS
from service.checks.stated import Stated
from service.checks.tongues import Phrases, has_letters, phrases
from service.checks.traditional import plain
from service.checks.wording import pieces, share, things
from service.places import is_chinese

LEFT, RIGHT = 64, 36
"""Reach of a label before and after its number, in code points."""
FOREIGN, FOREIGN_WORDS = 3, 2
"""So many pairs of characters, or words, that a name does not hold, name something else."""

_MORE_OR_LESS = ("increase", "rise", "gain", "jump", "decline", "decrease", "drop", "fall")
_GROWTH = cues.joined(
    (
        *("同比", "环比", "增长", "增速", "增幅", "下降", "较上年", "比上年", "➕", "📈"),
        *("按年", "按季", "按月", "年增", "年减", "年減", "成长(?![型性期板])"),
    ),
    ("up", "down", "growth", "rose", "fell", "grew", *(f"{word} of" for word in _MORE_OR_LESS)),
)
_MAKES = (
    *("make", "makes", "made", "making", "set", "sets", "setting", "put", "puts", "putting"),
    *("open", "opens", "opened", "opening", "stump", "stumps", "stumped", "stumping"),
    *("cough", "coughs", "coughed", "coughing", "pony", "ponied", "ponying", "offer", "offered"),
    *("buy", "buys", "bought", "buying", "eat", "eats", "eaten", "eating", "use", "uses", "used"),
)
_TAKES_IN = (
    *("take", "takes", "took", "taken", "taking", "hooked", "linked", "wired", "freed", "tied"),
    *("mopped", "snapped", "lined", "scooped", "racked", "rounded"),
)
_DOES_AWAY = (
    *("turn", "turns", "turned", "shut", "shuts", "take", "takes", "took", "taken", "torn", "tore"),
    *("tracked", "hunted", "handed", "laid", "pinned", "voted", "struck"),
)


def _but_for(verbs: tuple[str, ...]) -> str:
    return "".join(f"(?<!{verb} )" for one in verbs for verb in (one, one.capitalize()))


_NO_RISE = _but_for((*_MAKES, *_TAKES_IN, "built", "signed"))
"""What is set up did not go up."""
_NO_FALL = _but_for(_DOES_AWAY)
"""What is turned down did not go down."""
_OF_RANKS = ("前进", "前移", "后退", "后移")
_RISES_AND_FALLS = (
    *("增加", "增长", "成长", "净增", "增", "提高", "提升", "上升", "高出", "多出", "➕"),
    *("升", "涨", "漲", "跌", "减", "減"),
    *_OF_RANKS,
    *("下降", "下滑", "减少", "降低", "降", "缩短", "压缩", "收窄"),
)
_CHANGED_BY = cues.joined(
    tuple(rf"{verb}(?:了|约|近|超过?|逾){{0,2}}\s*$" for verb in _RISES_AND_FALLS),
    tuple(
        rf"{than}[^，。；,;]{{2,12}}[多少高低快慢](?:了|约|近|出){{0,2}}\s*$"
        for than in ("比(?![例重率值])", "较", "較")
    ),
    tuple(
        rf"{verb}(?: by)?(?: about| nearly| only)?\s*$"
        for verb in ("rose", "fell", "grew", "increased?", "declined?")
    ),
    tuple(
        rf"{verb}(?: by)?(?: about| nearly| only)?\s*$"
        for verb in (f"{_NO_FALL}down", f"{_NO_RISE}up")
    ),
    tuple(f"{word} of(?: about| nearly)? $" for word in ("growth", *_MORE_OR_LESS)),
)
_ENDS_OF_CHANGES = {*"了约近超过逾出多少高低快慢", *(verb[-1] for verb in _RISES_AND_FALLS)}
"""What the Chinese ones of these end with."""
_GROWTH_ITSELF = pieces("growth")
_CHANGED_FROM = re.compile(
    r" ?(?:more|fewer|less|higher|lower) than (?:a|the|last|in|on|at|one|two|three|six|twelve)\b",
    re.I,
)
_CHANGE = phrases(
    cues.joined(
        (*"增降贵", *(f"{way}幅" for way in "升涨漲跌减減"), "按年[升跌减減]", "提高", "提升"),
        _OF_RANKS,
        ("同比", "环比", "变化", "收窄", "压缩", "缩短", "高出", "多出", "相差", "减少"),
        ("下滑", "上升", "上涨", "下跌", "回落", "幅度"),
        ("低于", "高于", "溢价", "领先", "便宜", "折扣"),
        ("节[省约約]", "優惠", "优[惠势]", "差[距额价異异]"),
        ("比(?:[上去前年全].{1,8}|[^，。；例重率值]{2,9})[高低多少快慢](?:[（(].*)?$",),
        ("更[快慢短长低省少多]", "提速", "提效", "降本", "省[时电水油]", "加快", "放缓", "拉长"),
        ("延长", "减少?(?:了|约)", "成长(?![型性期板])"),
    ).pattern,
    r"change|growth|increase|decline|decrease|\bcuts?\b(?! off)|reduction|rise|fall|gain|gap"
    r"|year[ -]on[ -]year|\b(?:more|fewer) than (?:at|in|on|last|a year|the (?:year|month|end))\b"
    r"|saving|discount|advantage|premium|\blead\b|difference|improvement|cheaper|margin|\bless\b"
    r"|\bdrop\b|\bjump\b|\bclimb(?:s|ed)?\b|reduc|shorten|\b(?:low|rais|cheap)en?(?:ed|ing)\b"
    r"|\b(?:fast|quick|slow|short|long|low|few)er\b"
    r"(?![ -](?:tier|level))"
    r"|\bhigher(?! education)|speed-?up|boost|sav(?:ed|ing)",
    re.I,
)
_CHANGE_ITSELF = phrases(
    cues.joined(
        tuple(
            f"{change}(?:幅度|率)?$"
            for change in (
                *("提高", "提升", "收窄", "压缩", "缩短", "增加", "下降", "减少", "变化", "净增"),
                *("增速", "增幅", "降幅", "升幅", "涨幅", "跌幅", "同比", "增长", "成长"),
            )
        )
    ).pattern,
    r"\b(?<!after )(?<!before )(?:growth|change|increase|decline)$"
    r"|^(?:growth|rise|fall) |\b(?:rise|fall) (?:of|in) ",
    re.I,
)
_PART = cues.joined(
    ("其中", "占", "分别", "合计", "包括", "首期", "首批", "首笔", "到位"),
    ("单个", "单家", "每家", "各", "其他"),
    ("of which", "each", "including", "a cap of", "a ceiling of"),
)
_LISTED = re.compile(r"\s*(?:、|和|与|及|以及|,\s*(?:and )?|and)\s*")
_ACROSS = re.compile(r"\b(?:across|among) (?:its|all|(?:the )?(?:[\w-]+['’]s )?)$")
"""Before a number that only tells where something holds (average PUE across the city's 23)."""
_AND = re.compile("和|与|及|and")
_AND_ITSELF = re.compile(
    r"(?:[^\d]{1,24}|(?:[^\d,]{0,12}\b(?:go|goes|went))? to [^\d,]{1,32})(?:\band|[和与及]) ?"
    r"(?:(?:the|a|an) (?:remaining|other|further|final|last) |another )?",
    re.S,
)
"""All that stands between 900 AI companies and 31 EFLOPS is the noun of the first; between €19
million will go to services and €11.5 million, what the first is for."""
_GOES_TO = re.compile(r"\b(?:go|goes|went|going) (?:in)?to\b")
_TO = re.compile(r"(?<=^ )to (?=[a-z])")
"""Behind the next sums of such a list: £9 million goes to equipment and £4 million to salaries."""
_MOVED = re.compile(
    r"(?:增|升|扩|提|降|减|缩|核减|核增|调整|调增|调减|修订|修正|更正|扩容|擴容|扩大|提高|提升|压减|發展|发展)"
    r"(?:加|高|升|大|少|低|容|充)?(?:至|到|为|為|成)[^\d，。；,;]{0,4}$"
    r"|\b(?:bring|rais|ris|lift|tak|push|expand|grow|gr[eo]w|increas|cut|reduc|swell)\w* "
    r"[^.;,\d]{0,40}\bto (?:about |around |over |more than |nearly |almost )?$"
    r"|\b(?:r[io]se|risen|gr[eo]w|jump\w*|climb\w*|surg\w*|increas\w*|up|f[ae]ll|drop\w*|declin\w*)"
    r"(?: by)? [\d.]+ ?(?:percent|per cent|%)"
    r"[^.;,\d]{0,40}\bto (?:about |around |nearly |almost )?$"
    r"|\b(?:double|triple|twice|half|from|against) the (?:current |present )?$"
    r"|, (?:is|are) (?:due |set |expected )?to (?:reach|hit|pass) "
    r"(?:at least |about |around |over |more than |nearly )?$"
    r"|\b(?:went|rose|grew|climbed|increased|expanded|jumped|moved) from "
    r"(?:[^.;]|\.(?=\d)){3,60}\bto $"
    r"|(?:\b(?:compared (?:with|to)|(?:up|down) from|against|versus)|, from) "
    r"(?:about |around |roughly |just |only )?$"
    r"|\bto [$€£¥]?\d(?:[^.;]|\.(?=\d)){1,48} from $"
    r"|\bto see it (?:reach|pass|top|hit) $"
    r"|\bexpects? (?:it|them|this|[A-Z]\w+) to (?:pass|reach|top|hit|exceed|grow to|rise to) "
    r"(?:about |around |over |more than |nearly )?$"
    r"|\b(?:over|than|above|below|from) (?:(?:last|this) year|20\d\d)['’]s $"
    r"|\b(?:should|will|would|could|must|(?:due|set|expected|likely) to) (?:more than )?"
    r"(?:double|triple|quadruple) to (?:about |around |over |nearly )?$"
    r"|(?:实为|實為|应为|應為|应是|應是|应该是|實際為|实际应为|(?:更正|订正|訂正|改正|勘误)[为為])「?[^\d，。；,;]{0,4}$"
    r"|(?:目前|现在|现行|当前)的?$|(?:统计|实际)(?:是|为|达|有)$"
    r"|\b(?:sets? (?:its|their|his|her) sights on|(?:plan|target|goal|aim) is (?:for|to reach)) "
    r"(?:at least |about |around |over |more than |nearly )?$"
    r"|\b(?:plan|target|goal|aim) for (?:next year|20\d\d|the year|(?:the )?year-end"
    r"|the end of (?:the year|20\d\d)) (?:is|was) "
    r"(?:at least |about |around |over |more than |nearly )?$"
    r"|(?:希望|力争|力爭|争取|爭取|有望|可望|预计|預計)[到在于]?(?:\d{4}年|[今明后]年|年)?"
    r"(?:底|末|内|上半年|下半年)?(?:之?前)?[能可]?"
    r"(?:突破|达到?|達到?|超过|超過|增至|升至)[^，。；,;\d]{0,2}$"
    r"|(?:还|才|仅仅?|尚|不过)(?:只有|只|是)$|[只仅]新增了?$"
    r"|(?:由|从)(?:\d{4}年)?[^，。；,;\d]{0,12}[\d,.]+[^，。；,;\d]{1,14}(?:到|至|成|为)"
    r"(?:[^，。；,;\d]{0,4}\d{1,4}[年月])?[^，。；,;\d]{0,8}$"
    r"|\band (?:[a-z]+ ){1,3}expects? (?:at least |about |around |over |nearly )?$"
    r"|\band (?:has |have |had )?(?:now |since |already )?"
    r"(?:pass|reach|exceed|topp|surpass|cross)ed (?:about |around |nearly |over )?$"
    r"|(?:目标|任务)(?:是|为|定为|定在|则是)(?:到?\d{4}年底?)?[^，。；,;\d]{0,6}$"
    r"|(?:数字|数据)(?:则?[是为])$|前(?:只有|仅为|[是为仅])$|(?<!提)前一年(?:还|则|才)?(?:只有|仅有?|[是为有])$"
    r"|(?:percent|per cent|%) of (?:the|its|their) $"
    r"|\b(?:and|but) (?:it|(?:its|the) (?:[a-z]+ ){0,4}"
    r"(?:administration|government|bureau|office|city|plan|council|committee|officials)) "
    r"(?:now )?(?:wants?|aims? for|targets|hopes? for|seeks?|expects) "
    r"(?:at least |about |around |over |more than |nearly )?$"
    r"|\b(?:(?:plan|strategy|blueprint) calls for|planners (?:speak|talk) of) "
    r"(?:at least |about |around |over |more than )?$"
    r"|\bwhile \w+['’]s [a-z]+(?: in)? $"
    r"|\b(?:and|but|while) (?:theirs|ours|yours|hers) (?:by|to|at|was|is) $"
    r"|(?:越过|超过|超出|完成|达成|突破|低于|未达)[^，。；,;\d]{0,8}(?:\d{4}年)?(?:设定|设置|定下|确定|制定|规划|提出)的$"
    r"|(?:朝着?|向着?|瞄准|冲刺)[^，。；,;\d]{0,6}$",
    re.I,
)
_THE_FIGURE = re.compile(rf"\b(?:times|{cues.SURPASSING}) the $")
_AT_ANOTHER_TIME = re.compile(
    r" ?(?:recorded|raised|spent|sold|booked|seen|reported|posted|counted|planned|that|it|they|in"
    r"|at|a year|the year|last|target|goal)\b|[,.]"
)
"""Around the same figure of another day (four times the 4.2 percent recorded in 2023)."""
_A_YEAR_BEFORE = re.compile(r" (?:in \d{4}|a year|the year|last)\b")
"""450 billion yuan in 2024, after 380 billion yuan in 2023."""
_HELD_AGAINST = re.compile(
    r"(?:比|较|高于|低于|较之)(?:20\d\d年[^，。；,;\d]{0,6}的|[^，。；,;\d]{2,12}的|[^，。；,;\d]{0,8}(?:去年|上年|前年|同期))(?=\d)"
)
_SAME_FIGURE = re.compile(
    r"(?:这个|这一|这项|这笔|这两个|这三个|这些|该|此)(?:数字|数(?=[是为已])|指标|比例|比重|占比|规模|数量|项?(?:收入|营收|产值|支出|投入))"
    r"(?:在?\d{4}年)?[^，。；,;\d]{0,10}$"
    r"|\b(?:that|this|the) (?:\w+ )?(?:figure|number|share|total|proportion|rate)\b(?! of\b)"
    r"[^.;,\d]{0,56}$"
    r"|\bthe (?:amount|sum|figure|level|total) (?:of|for|in) (?:the )?"
    r"(?:current|previous|past|last|prior|preceding|this) (?:fiscal )?year \($",
    re.I,
)
"""It is the figure told before, at another time (如今这个数字变成了)."""
_CLAUSE_BREAK = re.compile(
    r"[，。；;、！？!?\n,.](?:(?<![,.])|(?<=,)(?!\d{3})|(?<=\.)(?<!\b[A-Z]\.)(?=\s))"
)
_PREPOSITION = cues.joined(
    ("in (?-i:(?=[\\dA-Z]))", "by", "from", "at", "over", "(?<!go )(?<!goes )(?<!went )to", "and"),
    ("up", "down", "since", "during", "while"),
)
_NOUN = re.compile(r"(?:[个家项款座]|[\d.)] )([\u4e00-\u9fff]{2,}|[a-z]+(?: [a-z]+)*)$")
"""What stands behind the counter in the number itself: 9个项目, 131 deals."""
_POINTS_BACK = re.compile(
    r"t(?<!\wt)heirs\b|o(?<!\wo)urs\b|y(?<!\wy)ours\b|h(?<!\wh)ers\b|为此"
    r"|f(?<!\wf)or (?:the|this|that) purpose\b|t(?<!\wt)o (?:this|that) end\b"
)
"""Stands for what was told last: our number grew by 27% and theirs by 14%; 60 million yuan has been
put aside for the purpose."""
_OF_SO_MANY = re.compile(
    r" (?:out )?of (?:the )?(?:\w+['’]s|its|their|our|his|her|those|these) "
    r"(?:total |roughly |about |around |some |nearly |almost |over |more than |estimated ){0,2}"
)
"""Between a part and its whole, whose noun both have: 14 of the city's 23 listed companies."""
_HAS = (
    *("home to ", "has ", "had ", "hosts ", "hosted ", "houses ", "welcomed ", "took ", "won "),
    *("drew ", "attracted ", "received ", "got ", "took in ", "accounts for ", "accounted for "),
    *("gained ", "landed ", "claimed ", "held ", "holds "),
)
"""Before a part that somebody has: it is told under the noun of the whole too (home to 1,310 of the
2,980 firms)."""
_OPENS_LINE = re.compile(r"(?:^|\n)[^\S\n]*(?:[IVX\d一二三四五六七八九十]{1,4}[.、][^\S\n]*)?\Z")
_BOX = re.compile(r"[^\S\n]*\n\s*([^\d\n，。；,;:：]{4,120})(?=[，。；,;.\n]|$)")
"""Behind a figure alone on its line: the line under it says what it counts."""
_TWO_CJK = re.compile(r"[\u3400-\u9fff].*?[\u3400-\u9fff]", re.S)
_EMPTY = phrases(
    cues.joined(empty_words.FIGURES, empty_words.WORDS).pattern, "|".join(empty_words.IN_ENGLISH)
)
_NO_THINGS = (cues.AIM, cues.STATE, cues.UP_TO, cues.AT_LEAST, cues.DECLINE)
_IDLE = Phrases(cues.joined(*_NO_THINGS), cues.joined(*map(cues.chinese, _NO_THINGS)))


class Label(NamedTuple):
    """What the words beside a number name."""

    words: str
    """Its own words as they stand."""
    own: frozenset[str]
    """Their telling pieces."""
    full: frozenset[str]
    """With the pieces that it takes over."""
    things: frozenset[int]
    """What they name, with what is taken over: rows of `nouns.NOUNS`."""

    changes: bool
    """Whether the number says by how much something rose or fell, not where it stands."""

    @property
    def is_part(self) -> bool:
        """Whether it is told as a part of what was told before (其中, of which)."""
        return _PART.search(self.words) is not None


def names_a_rate_of_change(name: str) -> bool:
    """Whether a name is that of a change itself (利用率提高, growth), not of what is new (新增)."""
    return _CHANGE_ITSELF.of_name(name).search(name) is not None


def names_change(name: str) -> bool:
    """Whether a name speaks of a rise or a fall."""
    return _CHANGE.of_name(name).search(name) is not None


def label_of(reading: Reading, stated: Stated) -> Label:
    """The label of a number, computed once.

    Those before it in its sentence come first, for it may take over theirs, and they those before
    them: a table that was poured into one line has thousands.
    """
    labels = reading.kept.labels
    known = labels.get(stated.span)
    if known is not None:
        return known
    first, _ = reading.full_sentences.at(stated.start)
    pending = [stated]
    for one in reading.counting_before(stated.start, first):
        if one.span in labels:
            break
        pending.append(one)
    for one in reversed(pending):
        labels[one.span] = _label(reading, one)
    return labels[stated.span]


def cover(weighted: dict[str, float], told: Label) -> float:
    """From 0 to 1: how much of a name a number's label covers."""
    return share(weighted, told.full)


def speaks_of_another(reading: Reading, name: str, told: Label) -> bool:
    """Whether a number's own words name something that the fact's name does not.

    Verbs, bounds, cities and words of aim or state name nothing.
    """
    if things(told.words) - things(name):
        return True
    left = pieces(_telling(reading, told.words)) - pieces(name)
    chinese = [piece for piece in left if is_chinese(piece)]
    return len(chinese) >= FOREIGN or len(left) - len(chinese) >= FOREIGN_WORDS


def speaks_of_its_own(reading: Reading, name: str, told: Label) -> bool:
    """Whether a number's own words hold something that the name lacks, be it a single word."""
    return bool(pieces(_telling(reading, told.words)) - pieces(name))


def moves_on(reading: Reading, stated: Stated) -> bool:
    """Whether the number is the same quantity's at another time, and so bears its name too.

    Where something went (由462家核减为438家), or what it is held against (比去年的12.6%低).
    """
    before = max(0, stated.start - LEFT), stated.start
    after = reading.plain.endswith(" after ", 0, stated.start)
    if after and _A_YEAR_BEFORE.match(reading.plain, stated.end):
        return True
    held = _THE_FIGURE.search(reading.plain, *before)
    if held and _AT_ANOTHER_TIME.match(reading.plain, stated.end):
        return True
    if _MOVED.search(reading.plain, *before) or _SAME_FIGURE.search(reading.plain, *before):
        return True
    start, _ = reading.clauses.at(stated.start)
    return (
        _HELD_AGAINST.match(reading.plain, start) is not None
        and not label_of(reading, stated).changes
    )


def tells_growth(told: Label) -> bool:
    """Whether a number's own words say that it is a growth or a fall."""
    return told.changes or _GROWTH.search(told.words) is not None


def _label(reading: Reading, stated: Stated) -> Label:
    cell = reading.cell(stated)
    if cell is not None:
        words = plain(f"{cell.row} {cell.heading}")
        return Label(words, pieces(words), pieces(words), things(words), names_change(words))
    earlier = _before(reading, stated)
    words = _own_words(reading, stated, earlier)
    own, named = pieces(words), things(words)
    changes = _is_changed_by(reading.plain, stated.start) or _is_told_as_change(reading, stated)
    if changes and not is_chinese(words):
        own |= _GROWTH_ITSELF  # up 14.6 percent is growth, though it does not say so
    source = earlier
    if source is not None and not (changes or _takes_over(reading, words)):
        source = None if named else _before(reading, stated, alike=True)
    if source is None:
        return Label(words, own, own, named, changes)
    taken = label_of(reading, source)
    if _shares_its_words(reading, source, stated, words):
        return taken
    if _restates(reading, source, stated):
        return Label(
            f"{taken.words} {words}", own | taken.own, own | taken.full, taken.things, changes
        )
    changes = changes or (taken.changes and _is_next_of_list(reading, source, stated))
    return Label(words, own, own | taken.full, named | taken.things, changes)


_BESIDE = re.compile(" ?[、,，(（]? ?")
_IN_TURN = re.compile("分别|依次|各|respectively")
_TWO_SIDES = frozenset({"count", "measure", "money"})


def _shares_its_words(reading: Reading, before: Stated, stated: Stated, words: str) -> bool:
    """Whether the two tell one thing in two units, side by side and without words between them
    (供应道路用地12宗390亩, 签约项目3个、45亿元).
    """
    return (
        before.unit != stated.unit
        and {before.kind, stated.kind} <= _TWO_SIDES
        and _BESIDE.fullmatch(reading.text, before.end, stated.start) is not None
        and _names_nothing(reading, words)
        and _IN_TURN.search(label_of(reading, before).words) is None
    )


def _restates(reading: Reading, before: Stated, stated: Stated) -> bool:
    """Whether it tells the same amount in other units (4.7 billion yuan (about $650 million))."""
    alike = before.kind == stated.kind and before.unit != stated.unit
    return alike and OPENS.fullmatch(reading.plain, before.end, stated.start) is not None


def _is_changed_by(text: str, at: int) -> bool:
    """Whether the words before it say so; the last character is asked first."""
    last = text[at - 1 : at]
    if last not in _ENDS_OF_CHANGES and not last.isascii() and not last.isspace():
        return False
    return _CHANGED_BY.search(text, max(0, at - 16), at) is not None


def _is_told_as_change(reading: Reading, stated: Stated) -> bool:
    """Whether English says behind it what it is held against (12 more than a year ago)."""
    return reading.english and _CHANGED_FROM.match(reading.plain, stated.end) is not None


def _is_next_of_list(reading: Reading, before: Stated, stated: Stated) -> bool:
    """增加31家、12家和25家: each of them is an increase."""
    return _LISTED.fullmatch(reading.plain, before.end, stated.start) is not None


def _takes_over(reading: Reading, words: str) -> bool:
    """Whether such words are of the number before it too: growth, a part, or next to nothing."""
    taken = _GROWTH.search(words) or _PART.search(words) or _POINTS_BACK.search(words)
    return bool(taken) or _names_nothing(reading, words)


def _before(reading: Reading, stated: Stated, *, alike: bool = False) -> Stated | None:
    """The number before it in its sentence; `alike`: the last one in the same unit."""
    first, _ = reading.full_sentences.at(stated.start)
    for one in reading.counting_before(stated.start, max(first, stated.start - 6 * LEFT)):
        if not alike or stated.unit in (None, one.unit):
            return one
    return None


def _own_words(reading: Reading, stated: Stated, earlier: Stated | None) -> str:
    """Its clause back to the number before it, and what follows up to the next."""
    text = reading.plain
    sentence = reading.sentences.at(stated.start)
    floor = max(sentence[0], stated.start - LEFT)
    if earlier is not None:
        floor = max(floor, earlier.end)
    breaks = [hit.end() for hit in _CLAUSE_BREAK.finditer(text, floor, stated.start)]
    left = text[breaks[-1] if breaks else floor : stated.start]
    joined = earlier is not None and _AND.search(left) and _AND_ITSELF.fullmatch(left)
    if joined or (reading.english and _ACROSS.search(left)):
        left = ""
    right = _right_words(reading, stated, min(sentence[1], stated.end + RIGHT))
    if earlier is None and breaks and _names_nothing(reading, left + right):
        left = text[breaks[-2] if len(breaks) > 1 else floor : stated.start]
    return f"{left} {_noun_of(stated)} {right}"


def _noun_of(stated: Stated) -> str:
    """What the number itself counts: 9个项目, 131 deals."""
    noun = _NOUN.search(plain(stated.text)) if stated.kind == "count" else None
    return noun[1] if noun else ""


def _right_words(reading: Reading, stated: Stated, stop: int) -> str:
    ends_line = reading.text[stated.end : stated.end + 1].isspace()
    box = _BOX.match(reading.plain, stated.end) if ends_line else None
    if box is not None and _OPENS_LINE.search(reading.plain, 0, stated.start):
        return box[1]
    after = sizes.end(stated, reading.stated_in(stated.end, stop)[:1])
    whole = reading.next_counting(after, stop)
    right = reading.plain[after:whole]
    is_had = right == " of the " and reading.plain.endswith(_HAS, 0, stated.start)
    if is_had or (right.startswith(" of ") and _OF_SO_MANY.fullmatch(right)):
        for other in reading.stated_in(whole, stop)[:1]:
            right += f"{_noun_of(other)} {_right_words(reading, other, stop)}"
    if reading.english and stated.kind in ("money", "percent"):
        first, _ = reading.sentences.at(stated.start)
        if _GOES_TO.search(reading.plain, first, stated.start):
            right = _TO.sub("", right)
    for boundary in (_CLAUSE_BREAK, _PREPOSITION):
        hit = boundary.search(right)
        right = right[: hit.start()] if hit else right
    return right


def _telling(reading: Reading, words: str) -> str:
    """The words without cities, verbs, bounds and what speaks of aim or state."""
    kept = reading.kept.telling
    if words not in kept:
        bare = words.lower()
        for city in reading.plain_city_names:
            bare = bare.replace(city, " ")
        english = has_letters(bare)
        bare = _EMPTY.of(english=english).sub(" ", bare)
        kept[words] = _IDLE.of(english=english).sub(" ", bare)
    return kept[words]


def _names_nothing(reading: Reading, words: str) -> bool:
    """Whether fewer than two telling characters are left, and no Latin word."""
    left = _telling(reading, words)
    return _TWO_CJK.search(left) is None and not any(map(str.isascii, pieces(left)))

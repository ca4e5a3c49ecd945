"""Measures: an amount with what follows it, its unit, and the far end of a range.

Stages three and four of the pass over numbers.
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from schemas.quantity import Bound
from service.quantities import compounds
from service.quantities.amounts import CANDIDATE, Amount, amount
from service.quantities.numerals import EXACT, SCALES, plain, scaled
from service.quantities.prefixes import currency_at, currency_before, scale_after
from service.quantities.units import CASED, HAN, LATIN, Unit, han_unit, latin_unit

_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_GAP: Final = frozenset(" -")
_SPOKEN: Final = _LETTERS | _GAP
_MORE: Final[dict[str, Bound]] = {
    "多": "over",
    "余": "over",
    "几": "over",
    "来": "about",
    "+": "over",
}
_COMES: Final = re.compile("来(?:自|源|到|临|华|访)")
"""其中三分之一来自企业: 来 is no about there."""
_A_SECOND: Final = Unit("次/秒", "measure", None)
_PAIRED: Final = {
    "次": {"每秒": _A_SECOND},
    "°": {"摄氏": Unit("°C", "measure", None), "华氏": Unit("°F", "measure", None)},
}
_EACH_SECOND: Final = re.compile(
    r"每秒(?:钟)?(?:可|能|可以|能够)?(?:执行|进行|完成|运行)?(?:浮点)?(?:运算|计算)?(?:能力|速度|次数|峰值)?"
    r"(?:达到?|为|超过?|约|近|逾|可达|高达|突破|至少|不低于|不少于){0,2} ?\Z"
)
"""每秒 before what is counted in it (每秒可执行9万亿次运算)."""
_COUNTED: Final = re.compile(f"[{''.join(map(re.escape, HAN))}]| [a-z]")
_FEW_METRES: Final = frozenset(f"{digit}米" for digit in "一两二三四五六七八九")
_MONEY_GOES_ON: Final = frozenset("0123456789零一二两三四五六七八九壹贰叁肆伍陆柒捌玖 ,")
_NOUNS: Final = {
    form.text: form.unit
    for forms in LATIN.values()
    for form in forms
    if form.unit.kind == "count" and form.text.isalpha() and len(form.text) > CASED
}
_NOUN: Final = re.compile(
    r" (?:(?!(?:a|an|and|as|at|but|by|for|from|in|is|of|on|or|per|than|that|the|to|was|were|with"
    r"|are|make|build|assemble|sell|design|develop|produce|have|had|own|employ|write|operate|serve|hire)"
    r"\b)[A-Za-z][a-zA-Z-]* ){1,3}"
    rf"({'|'.join(sorted(_NOUNS, key=len, reverse=True))})(?![A-Za-z])"
)
"""A counter with adjectives before it: 2,900 artificial intelligence companies; of firms of which
40 build chips there are no 40 chips."""
_IN_A_ROW: Final = re.compile(
    r"[ -](?:consecutive|straight|successive|full|whole|calendar|fiscal|financial|academic|further"
    r"|additional|more)(?=[ -])"
)
"""Between a number and its span of time: for three consecutive years."""
_LINKS: Final = frozenset("至到-~—– 、")
_LINK: Final = re.compile(r" ?(?:至|到|~|-{1,2}|—{1,2}|–) ?(?=[^ ])|-? to ")
NEIGHBOUR: Final = re.compile(
    r"(?:一、(?=[两二])|[两二]、(?=三)|三、(?=[四五])|四、(?=五)|五、(?=六)|六、(?=七)|七、(?=八)|八、(?=九))"
)
"""Between neighbours the comma of lists makes a range: 两、三万元."""
_AND: Final = re.compile(r",? and ")
_NEARLY: Final = r"(?:(?:about|around|over|nearly|roughly|some|only|just) )?\Z"
_BETWEEN: Final = re.compile(rf"\b[Bb]etween {_NEARLY}")
_FROM: Final = re.compile(
    r"(?<!ranging )(?<!ranges )(?<!ranged )(?<!range )(?<!anywhere )(?<!varying )(?<!vary )"
    rf"\bfrom (?:(?:the|its) (?:current|present) )?{_NEARLY}"
)
_BY: Final = re.compile(rf"\bby {_NEARLY}")
_ADDED: Final = re.compile(rf"\badd(?:s|ed|ing)? (?:another |a further )?{_NEARLY}")
"""Adding $5 million to $20 million tells what was added, and to what."""
_NEXT: Final = re.compile(" ?[0-9]")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2} ?年")
_WAN: Final = 10_000
_SPOKEN_SCALE: Final = re.compile(
    r"个(?:([多余])(万|亿)(?!级)|()(亿)(?![级元美吨千]|个级|人(?!民币)))"
)
"""As people say it: 6个亿, 3个多亿. 3个万卡集群 and 3个亿元项目 are three of their kind."""
_WINS = " won "
"""Behind a number in letters: four won the first round."""
_TOO_MANY: Final = {
    "°": (Decimal(1000), Unit("kWh", "measure", None)),
    "lb": (Decimal(1_000_000), Unit("GBP", "money", None)),
}
"""From so many on, the name means another thing: 3亿度 is power, 2 million pounds is money."""
_AND_A_HALF: Final = re.compile(r" and a half(?![a-z])")
_HALF: Final = Decimal("0.5")


class Measure(NamedTuple):
    """An amount with its unit, in base units."""

    value: Decimal
    upper: Decimal | None
    end: int
    unit: Unit | None
    bound: Bound
    """What the number itself says: 十几, 3000多."""

    def times(self, factor: Decimal | int, end: int) -> "Measure":
        """The measure in another scale, up to another end."""
        upper = None if self.upper is None else scaled(self.upper, factor)
        return Measure(scaled(self.value, factor), upper, end, self.unit, self.bound)


def measure(text: str, number: Amount, *, money: bool) -> Measure:
    """The amount with its unit; `money` where a currency stands before it ($2.1T)."""
    end = number.end
    bound: Bound = "over" if number.over else "exact"
    if number.unit is not None:
        return Measure(number.value, number.upper, end, number.unit, bound)
    following = text[end : end + 1]
    counted = following != "+" or _COUNTED.match(text, end + 1) is not None
    if following in _MORE and counted and not _COMES.match(text, end):
        bound, end = _MORE[following], end + 1
        following = text[end : end + 1]
    result = Measure(number.value, number.upper, end, None, bound)
    if following in _SPOKEN:
        scale = scale_after(text, end, money=money or _in_millions(text, end))
        if scale:
            half = _AND_A_HALF.match(text, scale[1])
            if half:
                more = EXACT.add(result.value, _HALF)
                result, scale = result._replace(value=more), (scale[0], half.end())
            result = result.times(*scale)
    spoken = _SPOKEN_SCALE.match(text, result.end) if following == "个" else None
    if spoken:
        result = result.times(SCALES[spoken[2] or spoken[4]], spoken.end())
        result = result._replace(bound="over") if spoken[1] else result
    found = unit_at(text, result.end) or _in_a_row(text, result.end)
    if found is None:
        named = not money and text[result.end : result.end + 1] == " "
        noun = _NOUN.match(text, result.end) if named else None
        return result if noun is None else result._replace(unit=_NOUNS[noun[1]])
    unit, past = found
    if money and (unit.kind == "count" or (unit.kind == "money" and _NEXT.match(text, past))):
        return result  # a $140 million project, $20,000-$50,000
    if text.startswith(_WINS, result.end) and text[number.start : number.end].isalpha():
        return result
    return _with_unit(text, result, _paired(text, number.start, unit), past)


def _in_millions(text: str, at: int) -> bool:
    """Whether an m behind the number is a million of the unit behind it: 3.5m people, 80m yuan;
    so a b or a t of money.
    """
    unit = latin_unit(text, at + 2) if text.startswith(("m ", "b ", "t "), at) else None
    if unit is None or unit[1] <= at + 3:
        return False
    counted = ("count", "measure", "money") if text[at] == "m" else ("money",)
    return unit[0].kind in counted


def _paired(text: str, start: int, unit: Unit) -> Unit:
    """The unit, as a word before the number makes it: 每秒百亿亿次, 华氏70度."""
    pairs = _PAIRED.get(unit.name)
    if pairs is None:
        return unit
    if unit.name == "次" and _EACH_SECOND.search(text, max(0, start - 20), start):
        return _A_SECOND
    return pairs.get(text[max(0, start - 2) : start], unit)


def unit_at(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit at `at`, one space or hyphen before it allowed, and where it ends."""
    following = text[at : at + 1]
    if following in _LETTERS:
        return latin_unit(text, at) or han_unit(text, at)
    if following in _GAP:
        return latin_unit(text, at + 1) or latin_unit(text, at) or han_unit(text, at + 1)
    return han_unit(text, at)


def _in_a_row(text: str, at: int) -> tuple[Unit, int] | None:
    """The span of time at `at`, with a word before it that tells how it runs."""
    word = _IN_A_ROW.match(text, at) if text[at : at + 1] in _GAP else None
    found = unit_at(text, word.end()) if word else None
    return found if found and found[0].kind == "duration" else None


def _with_unit(text: str, number: Measure, unit: Unit, end: int) -> Measure:
    value, upper, before, _, bound = number
    if unit.factor is not None and not (unit.kind == "percent" and value > unit.factor > 1):
        value = scaled(value, unit.factor)
        upper = None if upper is None else scaled(upper, unit.factor)
    meant = _TOO_MANY.get(unit.name)
    if meant is not None and value >= meant[0]:
        unit = meant[1]
    more = _second_unit(text, before, end, unit)
    if more is None and unit.kind == "money":
        scale = _scale_behind(text, end)
        if scale:
            return Measure(value, upper, end, unit, bound).times(*scale)
    if more:
        value, end = plain(EXACT.add(value, more[0])), more[1]
    if text[end : end + 1] == "半":
        longer = han_unit("个" + text[end + 1 : end + 3], 0) if unit.name == "个" else None
        if longer and longer[0].kind == "duration":
            return Measure(EXACT.add(value, _HALF), upper, end + longer[1], longer[0], bound)
        half = compounds.half(text, end)
        if half:
            halves = EXACT.multiply(_HALF, unit.factor or Decimal(1))
            value, end = plain(EXACT.add(value, halves)), half
    return Measure(value, upper, end, unit, bound)


def _second_unit(text: str, start: int, end: int, unit: Unit) -> tuple[Decimal, int] | None:
    """What a smaller unit behind the unit at `start:end` adds, and where it ends."""
    if unit.kind == "money":
        if text[end : end + 1] not in _MONEY_GOES_ON:
            return None
        return compounds.money_tail(text, end, text[start:end].lstrip(" -"))
    if unit.name == "ft":
        return compounds.inches(text, end)
    if text[end - 1] == "成":
        return compounds.tenths_of_tenth(text, end)
    if text[start - 1 : end] in _FEW_METRES:
        return compounds.part_of_metre(text, end)
    return None


def with_cents(text: str, sum_: Measure) -> Measure:
    """A sum behind a currency sign, with its cents: $20 and 43c."""
    more = None if sum_.unit else compounds.money_tail(text, sum_.end, "$")
    if more is None:
        return sum_
    return sum_._replace(value=EXACT.add(sum_.value, more[0]), end=more[1])


def _scale_behind(text: str, end: int) -> tuple[int, int] | None:
    """A scale behind the currency: 75 USD million."""
    scale = scale_after(text, end, money=False) if text[end : end + 1] == " " else None
    return scale if scale and scale[0] > 1000 else None


def ranged(text: str, number: Amount, near: Measure, prefix: tuple[Unit, int] | None) -> Measure:
    """The measure, made a range where a link and a greater second amount of its unit follow.

    `prefix`: the currency before the number and where it starts; the far end may bear it once more
    (RMB 500,000 to RMB 3 million).
    """
    start = prefix[1] if prefix else number.start
    far = _far(text, number, near, start) if text[near.end : near.end + 1] in _LINKS else None
    if far is None:
        return near
    sign = currency_before(text, far.start)
    other = sign and sign[0].name not in (near.unit and near.unit.name, prefix and prefix[0].name)
    beyond = measure(text, far, money=prefix is not None)
    low, unit = near.value, near.unit
    if other or (text[near.end] == "、" and beyond.unit is None):
        return near
    if prefix and sign is None and _pays(text, near.end, far):
        return near
    if unit is None:
        unit = beyond.unit
        if not number.bare and (not number.scales or number.scales[0] < _WAN):
            low = _carried(low, far, beyond)
        elif unit is not None and low >= beyond.value:
            low = scaled(low, unit.factor or 1)  # 1.2万至1.5万P
    elif _unlike(number, beyond, unit, sign):
        return near
    if low >= beyond.value:
        return near
    return Measure(low, beyond.value, beyond.end, unit, near.bound)


def _pays(text: str, at: int, far: Amount) -> bool:
    """Whether a sum goes to those that the second number counts: $2 million to 40 firms."""
    if not text.startswith(" to ", at):
        return False
    counted = measure(text, far, money=False).unit
    return counted is not None and counted.kind == "count"


def _unlike(number: Amount, beyond: Measure, unit: Unit, sign: tuple[Unit, int] | None) -> bool:
    """Whether the far end has another unit; after 百分之三 it needs none."""
    if beyond.unit is None:
        return number.unit is None and sign is None
    return beyond.unit.name != unit.name


def _link(text: str, number: Amount, near: Measure, start: int) -> re.Match[str] | None:
    link = _LINK.match(text, near.end)
    if link:
        return link
    if _BETWEEN.search(text, max(0, start - 20), start):
        return _AND.match(text, near.end)
    if number.end - number.start == 1 and near.end == number.end:
        return NEIGHBOUR.match(text, number.start)
    return None


def _far(text: str, number: Amount, near: Measure, start: int) -> Amount | None:
    if near.upper is not None:
        return None
    link = _link(text, number, near, start)
    if link is None:
        return None
    told = max(0, start - 24), start
    if link[0].endswith(" to ") and (_FROM.search(text, *told) or _ADDED.search(text, *told)):
        return None
    at = currency_at(text, link.end())
    found = CANDIDATE.match(text, at)
    if found is None or found[4] is not None or _YEAR.match(text, at):
        return None
    far = amount(text, found)
    if far is None or far.upper is not None or _rose_to(text, start, near, far):
        return None
    return far


def _rose_to(text: str, start: int, near: Measure, far: Amount) -> bool:
    """Grew by 46 to 158 tells by how much and to what; by 20 to 30 percent is a range."""
    if _BY.search(text, max(0, start - 20), start) is None:
        return False
    return near.unit is not None or unit_at(text, far.end) is None


def _carried(low: Decimal, far: Amount, beyond: Measure) -> Decimal:
    """The low end in the scale and unit of the far end: 300至500亿元, 两到三万."""
    for scale in far.scales:
        if low * scale < far.value:
            low = scaled(low, scale)
            break
    if far.value and beyond.value != far.value:
        both = scaled(low, EXACT.divide(beyond.value, far.value))
        if both < beyond.value:
            return both
        return low if beyond.unit is None else scaled(low, beyond.unit.factor or 1)
    return low

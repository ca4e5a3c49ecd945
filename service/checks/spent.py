"""What is spent of a pot: 设了60亿元的母基金，截至11月底投出去18.5亿元."""

import re

from service.checks import cues
from service.checks.reading import Reading
from service.checks.stated import Stated
from service.checks.tongues import phrases

_NAMES_SPENT = re.compile(
    r"(?:已|累计|实际?)(?:完成)?(?:投[资出放]?|拨付?|兑[付现]|发放?|付|支[付出]?|使?用|缴|出资|到位)"
    r"|投出|\b(?:paid in|paid out|drawn down|disburse[dm]\w*|spent|invested)\b",
    re.I,
)
_NAMES_POT = re.compile(r"规模|总额$|总盘子|盘子$|\bsize\b", re.I)
_SPENT = phrases(
    cues.joined(
        tuple(
            rf"{spent}[^，。；,;\d]{{0,6}}$"
            for spent in (
                *("投(?!资额)", "拨", "兑[付现]", "花", "付", "支出", "缴", "出资", "到位"),
                "用(?!于)",
            )
        )
    ).pattern,
    r"\b(?:paid in|paid out|drawn down|disburse[ds]?|spent|invested) "
    r"(?:about |around |nearly |over |only |just |some )?$",
    re.I,
)
_IS_SPENT = re.compile(
    r" (?:of it )?(?:has|have|had|was|were|is) (?:already |now |since |so far |been ){0,3}"
    r"(?:paid in|paid out|drawn down|disbursed|spent|invested)\b"
)
_POT = re.compile(
    r"的?(?!里)[^，。；,;\d]{0,12}(?:基金|资金池|专项资金|盘子)|[- ](?:[\w-]+ ){0,4}(?:fund|pot)\b"
)
_REACH = 24


def names_spent(name: str) -> bool:
    """Whether a name is that of what a pot has given out (母基金已投资金额)."""
    return _NAMES_SPENT.search(name) is not None and _NAMES_POT.search(name) is None


def is_spent(reading: Reading, stated: Stated) -> bool:
    """Whether the text says that the number is given out, or paid in."""
    before = max(0, stated.start - _REACH), stated.start
    spent = _SPENT.of(english=reading.english).search(reading.plain, *before)
    return bool(spent or _IS_SPENT.match(reading.plain, stated.end))


def is_pot(reading: Reading, stated: Stated) -> bool:
    """Whether the number is how large a fund is."""
    is_sum = stated.kind == "money" and not is_spent(reading, stated)
    return is_sum and _POT.match(reading.plain, stated.end) is not None

"""Places among the first so many: 居全区前3位, 稳居前五, 进入全国前20强.

Told as a rank, at most so many. 前3名选手 and 前5个月 count what stands behind them.
"""

import re
from typing import Final

from schemas.quantity import Quantity
from service.quantities.amounts import CANDIDATE, amount
from service.quantities.units import RANK

_AMONG: Final = re.compile("前(?=[0-9二三四五六七八九十百])")
_COMES: Final = re.compile(
    r"(?:[居列排位进入处]|处于|保持|稳定?在|跻身|重返|冲刺|名次|排名|排位)"
    r"(?:[^，。；,;:、0-9()]{0,10}|[^，。；,;:、0-9()]{0,16}的)前\Z"
    r"|(?:全国|全省|全市|全区|全县|全州|全盟|全球|世界|国内|省内|市内|城市|地市|州市|县市|园区|高新区|经开区)前\Z"
)
_ENDS: Final = re.compile(
    r"[位名强甲列]?(?:(?=[，。；,;、)”\s!的之和与及并^\[(]|行列|水平|方阵|以内)|\Z)"
)
_REACH: Final = 24


def scan_ranks(text: str, folded: str) -> list[Quantity]:
    """Every such place, in order."""
    told = (CANDIDATE.match(folded, hit.end()) for hit in _AMONG.finditer(folded))
    return [rank for rank in (_placed(text, folded, one) for one in told if one) if rank]


def _placed(text: str, folded: str, candidate: re.Match[str]) -> Quantity | None:
    """The rank that the number behind 前 is, if it is one."""
    start = candidate.start()
    ends = _ENDS.match(folded, candidate.end())
    if ends is None or _COMES.search(folded, max(0, start - _REACH), start) is None:
        return None
    number = amount(folded, candidate)
    if number is None or number.upper is not None or number.unit is not None:
        return None
    return Quantity(
        start - 1,
        ends.end(),
        text[start - 1 : ends.end()],
        "ordinal",
        number.value,
        None,
        RANK.name,
        "at_most",
    )

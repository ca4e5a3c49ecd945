"""An amount as the text writes it: 3600 and 亿元 from "3600亿元"."""

import re
from decimal import Decimal

from schemas.initiative import Amount
from schemas.quantity import Bound
from service.checks.stated import Stated
from service.quantities import normalize

_DIGITS = r"0-9０-９.,，．\s〇零一二三四五六七八九两十百千廿点百分之至到—–~～\-"
_AFTER_DIGITS = re.compile(rf"^.*[{_DIGITS}](?=[^{_DIGITS}]*$)", re.DOTALL)
_VAGUE = re.compile(r"^[余多几来]+|[余多几来]+$")
_UNIT_NAMES = {"percent": "%", "percentage_point": "个百分点", "times": "倍"}


def amount(stated: Stated, unit: str, bound: Bound) -> Amount:
    """The amount with the unit that stands in the text; in base units where that cannot be read.

    Whatever is returned, `normalize` brings it back to the number that was scanned.
    """
    written = _VAGUE.sub("", _AFTER_DIGITS.sub("", stated.text).strip())
    for name in (written, unit, _UNIT_NAMES.get(unit, "")):
        factor = _factor(name, stated.unit)
        if factor:
            return _amount(stated, factor, name, bound)
    return _amount(stated, Decimal(1), stated.unit or unit, bound)


def _factor(name: str, unit: str | None) -> Decimal | None:
    """What one of the named unit is in base units; None where the name is no such unit."""
    if not name:
        return None
    one = normalize(Decimal(1), None, name)
    return one.value if one.unit == unit and one.value else None


def _amount(stated: Stated, factor: Decimal, unit: str, bound: Bound) -> Amount:
    return Amount(
        value=float(stated.value / factor),
        upper=None if stated.upper is None else float(stated.upper / factor),
        unit=unit,
        bound=bound,
    )

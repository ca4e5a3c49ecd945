"""Currencies before a number ($57.8, 港币2960元) and scales in Latin letters behind it (10k)."""

import re
from decimal import Decimal
from typing import Final

from service.quantities.units import BY_NAME, Unit, rows

_LETTERS: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


_WITH_SCALE: Final = "~"
"""Behind a form: it is one only before a number with a scale or in groups (R38 million, R4,500);
R1 is a model."""


def _load_prefixes() -> dict[str, tuple[tuple[str, Unit], ...]]:
    known: dict[str, list[tuple[str, Unit]]] = {}
    forms = [(code, form) for code, those in rows("prefixes.tsv") for form in those.split("|")]
    codes = [name for name, kind in BY_NAME.items() if kind == "money"]
    forms += [(code, form) for code in codes for form in (code, f"{code.lower()}$", f"{code}$")]
    for code, form in forms:
        last = form.removesuffix(_WITH_SCALE)[-1]
        known.setdefault(last, []).append((form, Unit(code, "money", None)))
    for code in codes:
        known[code[-1]].append((f"M{code}", Unit(code, "money", Decimal(10**6))))
    return {last: tuple(sorted(those, key=lambda f: -len(f[0]))) for last, those in known.items()}


_SCALED: Final = re.compile(
    r" ?[0-9](?:[0-9,.]*[ -]?(?:million|billion|trillion|bn|mn|tn|m|b|lakh|crore|cr)\b"
    r"|[0-9]{0,2}(?:[, ][0-9]{3})+(?![0-9]| times\b))"
)
_PREFIXES: Final = _load_prefixes()
PREFIX_ENDS: Final = frozenset(_PREFIXES) | {end.upper() for end in _PREFIXES} | {" "}
"""The characters that may stand before a number when a currency does."""


def currency_before(text: str, at: int) -> tuple[Unit, int] | None:
    """The currency whose sign or name ends at `at` (one space between is fine), and its start."""
    if at and text[at - 1] == " ":
        at -= 1
    last = text[at - 1 : at]
    for told, unit in (*_PREFIXES.get(last, ()), *_PREFIXES.get(last.lower(), ())):
        form = told.removesuffix(_WITH_SCALE)
        if form != told and not _SCALED.match(text, at):
            continue
        start = at - len(form)
        if start < 0:
            continue
        written = text[start:at]
        if written != form and (form.isupper() or written.lower() != form):
            continue
        if form[0] in _LETTERS and text[start - 1 : start] in _LETTERS and start:
            continue
        return unit, start
    return None


_SIGN_AHEAD: Final = re.compile(r"[^0-9\n,;.]{1,8}\.?[^0-9\n]?(?=[0-9])")


def currency_at(text: str, at: int) -> int:
    """Where the currency ends that starts at `at` before a number; `at` itself where none does."""
    ahead = _SIGN_AHEAD.match(text, at)
    found = currency_before(text, ahead.end()) if ahead else None
    return ahead.end() if ahead and found and found[1] == at else at


def _load_scales() -> tuple[re.Pattern[str], dict[str, int], dict[str, int]]:
    plain: dict[str, int] = {}
    money: dict[str, int] = {}
    for power, forms in rows("scales.tsv"):
        kept = money if forms.startswith("money ") else plain
        for form in forms.removeprefix("money ").split("|"):
            kept[form if len(form) <= 2 else form.lower()] = 10 ** int(power)
    words = "|".join(sorted({*plain, *money}, key=lambda form: -len(form)))
    pattern = re.compile(rf"[ -]?((?i:{words}))(?![A-Za-z0-9])")
    return pattern, plain, money


_SCALE, _PLAIN, _MONEY = _load_scales()


def scale_after(text: str, at: int, *, money: bool) -> tuple[int, int] | None:
    """The scale in Latin letters at `at` and where it ends; $2.1T, but 5T is no trillion."""
    found = _SCALE.match(text, at)
    if found is None:
        return None
    form = found[1] if len(found[1]) <= 2 else found[1].lower()
    factor = _PLAIN.get(form) or (_MONEY.get(form) if money else None)
    return (factor, found.end()) if factor else None

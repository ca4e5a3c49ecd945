"""Units and counters: what may stand behind a number, from `data/units.tsv`."""

from decimal import Decimal
from importlib.resources import files
from typing import Final, NamedTuple, cast

from schemas.quantity import QuantityKind

CASED: Final = 3
"""Latin forms up to this length are symbols and keep their case: P is no p, MB is no mb."""


class Unit(NamedTuple):
    """What a form means: the name in base units, the kind, the factor to base units."""

    name: str
    kind: QuantityKind
    factor: Decimal | None
    """None for 1, the common case, which then costs nothing."""


class Form(NamedTuple):
    """One way to write a unit."""

    text: str
    unit: Unit
    not_before: frozenset[str]
    """Characters that make the form part of another word: 人 before 工."""
    yet_before: tuple[str, ...] = ()
    """Words that begin so and do not: 家 before 人工智能."""


def rows(table: str) -> list[list[str]]:
    """The lines of a table of `data/`, split at tabs, without comments."""
    text = files("service.quantities.data").joinpath(table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _load() -> tuple[dict[str, tuple[Form, ...]], dict[str, tuple[Form, ...]]]:
    han: dict[str, list[Form]] = {}
    latin: dict[str, list[Form]] = {}
    for name, kind, factor, forms, *rest in rows("units.tsv"):
        unit = Unit(name, cast("QuantityKind", kind), None if factor == "1" else Decimal(factor))
        not_before = frozenset(rest[0]) if rest else frozenset()
        yet_before = tuple(rest[1].split("|")) if len(rest) > 1 else ()
        for text in forms.split("|"):
            if text[0].isascii() and (text[0].isalpha() or text[0] == "-"):
                spoken = text.lower() if len(text) > CASED or " " in text else text
                latin.setdefault(spoken[0].lower(), []).append(Form(spoken, unit, frozenset()))
            else:
                form = Form(text, unit, not_before, yet_before)
                han.setdefault(text[0], []).append(form)
            if kind == "money" and text == name:
                million = Form(
                    f"m{name.lower()}", unit._replace(factor=Decimal(10**6)), frozenset()
                )
                latin.setdefault("m", []).append(million)
                for code in (name.lower(), name.title()):
                    latin.setdefault(code[0].lower(), []).append(Form(code, unit, frozenset()))
    return _longest_first(han), _longest_first(latin)


def _longest_first(forms: dict[str, list[Form]]) -> dict[str, tuple[Form, ...]]:
    return {
        first: tuple(sorted(those, key=lambda form: -len(form.text)))
        for first, those in forms.items()
    }


HAN, LATIN = _load()
"""Forms by their first character, longest first."""


def _by_two(forms: tuple[Form, ...]) -> dict[str, tuple[Form, ...]]:
    seconds = {form.text[1].lower() for form in forms if len(form.text) > 1}
    return {
        second: tuple(f for f in forms if f.text[1:2].lower() in ("", second))
        for second in ("", *seconds)
    }


_HAN_BY_TWO: Final = {first: _by_two(forms) for first, forms in HAN.items()}
_LATIN_BY_TWO: Final = {first: _by_two(forms) for first, forms in LATIN.items()}
"""The same by their second character; under "" those of a single one."""

LONGEST: Final = max(len(form.text) for forms in LATIN.values() for form in forms)


def han_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """The Chinese unit or sign that starts at `at`, and where it ends."""
    by_second = _HAN_BY_TWO.get(text[at : at + 1])
    if by_second is None:
        return None
    second = text[at + 1 : at + 2].lower()
    for form, unit, not_before, yet_before in by_second.get(second, by_second[""]):
        if text.startswith(form, at):
            end = at + len(form)
            if text[end : end + 1] not in not_before or text.startswith(yet_before, end):
                return unit, end
    return None


def latin_unit(text: str, at: int) -> tuple[Unit, int] | None:
    """The unit in Latin letters that starts at `at`; a longer word is another word."""
    by_second = _LATIN_BY_TWO.get(text[at : at + 1].lower())
    if by_second is None:
        return None
    here = text[at : at + LONGEST + 1]
    spoken = here.lower()
    for form, unit, _, _ in by_second.get(spoken[1:2], by_second[""]):
        if " " in form and "-" in spoken:
            spoken = spoken.replace("-", " ")  # a 40,000-square-meter park
        if (spoken if len(form) > CASED or " " in form else here).startswith(form):
            following = here[len(form) : len(form) + 1]
            if form[-1].isalpha() and following.isascii() and following.isalnum():
                continue
            if len(form) == 1 and following == "-" and text[at - 1] == " ":
                continue
            return unit, at + len(form)
    return None


BY_NAME: Final[dict[str, QuantityKind]] = {
    form.unit.name: form.unit.kind for forms in (*HAN.values(), *LATIN.values()) for form in forms
} | {"rank": "ordinal"}
"""The kind of every unit in base units."""

PERCENT: Final = Unit("percent", "percent", None)
RANK: Final = Unit("rank", "ordinal", None)

"""What the model fills: shape only, numbers as written.

The rules that every constrained-decoding engine accepts are kept: no defaults, no Decimal, no
number bounds, no dict, no discriminated union. Values are copied from the text, never computed;
the service normalises them with its own parser.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from schemas.quantity import Bound

Category = Literal[
    "policy", "infrastructure", "funding", "application", "ecosystem", "research", "talent"
]
Status = Literal["planned", "announced", "in_force", "under_construction", "done"]

_PARTIAL_ISO = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def _partial_iso(value: str) -> str:
    if not _PARTIAL_ISO.fullmatch(value):
        raise ValueError("write the date as YYYY, YYYY-MM or YYYY-MM-DD, or null")
    return value


PartialDate = Annotated[str, AfterValidator(_partial_iso)] | None


class _Filled(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Amount(_Filled):
    """A number as the text writes it: 3600 and 亿元, not 360000000000 and 元."""

    value: float = Field(description="The digits as written: 3600 for 3600亿元, 2.5 for 2.5万家.")
    upper: float | None = Field(description="The upper end of a range (3至5个 -> 5), else null.")
    unit: str = Field(description="Everything written after the digits: 亿元, 万家, %, EFLOPS, 款.")
    bound: Bound = Field(
        description="exact; about 约/左右; over 超/突破/逾/余/多; nearly 近/接近; "
        "at_least 以上/不少于/不低于; at_most 最高/不超过/以内."
    )


class Indicator(_Filled):
    """A state that is reported as reached."""

    city: str
    name: str = Field(description="What is measured, in the words of the text.")
    amount: Amount | None
    as_of: PartialDate = Field(description="The day, month or year that the figure describes.")
    change: Amount | None = Field(
        description="Growth against the period before; a decline is negative."
    )
    rank: int | None = Field(description="The place in a ranking: 第二 -> 2, 首位 -> 1.")
    quote: str = Field(description="The words of the article that carry it, copied exactly.")


class Target(_Filled):
    """A state that is aimed at."""

    city: str
    name: str = Field(description="What is aimed at, in the words of the text.")
    amount: Amount | None
    deadline: PartialDate = Field(
        description="By when: 到2025年底 -> 2025-12-31, 到2027年 -> 2027."
    )
    quote: str = Field(description="The words of the article that carry it, copied exactly.")


class Initiative(_Filled):
    """A policy, project, programme or institution."""

    city: str
    name: str
    category: Category
    status: Status
    organisations: list[str]
    amounts: list[Amount] = Field(
        description="Budget, cap, rate or count, in the order of the text."
    )
    quote: str = Field(description="The words of the article that carry it, copied exactly.")


class CityInitiatives(_Filled):
    """All that one article says about what cities do in artificial intelligence."""

    indicators: list[Indicator]
    targets: list[Target]
    initiatives: list[Initiative]

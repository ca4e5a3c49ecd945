"""The currency that a note sets for a whole article: (人民币,下同), 单位:亿美元."""

import re
from typing import Final

_NOTE: Final = re.compile(
    r"(人民币|港元|港币|美元|新台币|澳门元|欧元|日元|英镑)[，,、; ]{0,2}(?:以?下同|除非另有)"
)
_CODES: Final = {
    "人民币": "CNY",
    "港元": "HKD",
    "港币": "HKD",
    "美元": "USD",
    "新台币": "TWD",
    "澳门元": "MOP",
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
}


def article_currency(text: str) -> str:
    """The ISO code that a bare 元 means in this text; CNY where no note says otherwise."""
    note = _NOTE.search(text) if "下同" in text or "除非另有" in text else None
    return _CODES[note[1]] if note else "CNY"

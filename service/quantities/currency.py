"""The currency that a note sets for a whole article: (人民币,下同), 单位:亿美元."""

import re
from typing import Final

from schemas.quantity import Quantity

_NOTE: Final = re.compile(
    r"(人民币|港元|港币|美元|新台币|澳门元|欧元|日元|英镑)[，,、; ]{0,2}(?:以?下同|除非另有)"
)
_UNIT_NOTE: Final = re.compile(
    r"(?:金额|货币)单位[均皆]?(?:[为為是]|[:：])?(人民币|港元|港币|美元|新台币|澳门元|欧元|日元|英镑)"
)
_NAMED: Final = re.compile("人民[币幣]|RMB|CNY|yuan|renminbi|[¥￥]", re.IGNORECASE)
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
    if note is None and ("金额单位" in text or "货币单位" in text):
        note = _UNIT_NOTE.search(text)
    return _CODES[note[1]] if note else "CNY"


def with_currency(quantities: list[Quantity], currency: str) -> list[Quantity]:
    """The quantities, a bare 元 meaning `currency`."""
    if currency == "CNY":
        return quantities
    return [
        quantity._replace(unit=currency)
        if quantity.unit == "CNY" and not _NAMED.search(quantity.text)
        else quantity
        for quantity in quantities
    ]

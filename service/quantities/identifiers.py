"""Identifiers: digits that name something and count nothing.

Model names, versions, addresses, document and telephone numbers. Looked at only where the
characters around a number make it doubtful, so plain text pays nothing.
"""

import re
from typing import Final

_TOKEN: Final = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/@%#?&=~+-"
)
_SHAPE: Final = re.compile(
    r"(?:[a-zA-Z][a-zA-Z+.-]*://[!-~]*"
    r"|www\.[!-~]*"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?:[/:][0-9]+)?"
    r"|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,}(?![0-9A-Fa-f])"
    r"|[vV]?[0-9]+(?:\.[0-9]+){2,}"
    r"|[A-Za-z][A-Za-z0-9]*(?:[-._/+]?[A-Za-z0-9]+)*"
    r"|[0-9]+(?:-[0-9]+){2,}"
    r")(?![0-9])",
    re.ASCII,
)
_NAMED: Final = re.compile(
    r"(?:电话|手机|热线|号码|电话号|传真|致电|拨打|代码|编号|单号|订单号|邮编|账号|证号|备案号|证书号|流水号|"
    r"学号|工号|QQ|微信|地址|ID|No\.|Tel|tel|License)[是为:：\s.]{0,4}(?:\(?\+?)$"
)
_NUMBER_LIKE: Final = re.compile(r"[0-9A-Za-z+() .x-]*[0-9A-Za-z]")
_DOCUMENT: Final = re.compile(r"[〔\[【(]([0-9]{4})[〕\]】)] ?第?[0-9]+ ?号")


def skip(text: str, start: int, end: int, floor: int) -> int:
    """Where the identifier ends that the digits at `start:end` belong to; 0 when they count."""
    before, following = text[start - 1 : start], text[end : end + 1]
    if before in "〔[【" and before:
        document = _DOCUMENT.match(text, start - 1)
        if document:
            return document.end()
    if following == "号":
        return end + 1
    token = start
    while token > floor and text[token - 1] in _TOKEN:
        token -= 1
    shape = _SHAPE.match(text, token)
    if shape and shape.end() >= end and (shape.end() > end or token < start):
        return shape.end()
    named = _NAMED.search(text, max(0, start - 12), start)
    if named:
        rest = _NUMBER_LIKE.match(text, start)
        return rest.end() if rest else end
    return 0

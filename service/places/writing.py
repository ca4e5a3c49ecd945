"""Scripts: which texts are Chinese, and how they are written: 澳門 and 橫琴 are looked up as 澳门
and 横琴, and 孟广田: as 孟广田：.

One character becomes one character, so offsets into the folded text are offsets into the text.
"""

import re
from functools import lru_cache
from importlib.resources import files

_CHINESE = re.compile("[\u3400-\u9fff]")


def is_chinese(text: str) -> bool:
    """Whether a character of it is Chinese; Đà Nẵng’s is not, though it is no ASCII either."""
    return not text.isascii() and _CHINESE.search(text) is not None


@lru_cache(maxsize=1)
def _table() -> tuple[re.Pattern[str], dict[int, str]]:
    lines = files("service.places.data").joinpath("traditional.txt").read_text(encoding="utf-8")
    pairs = "".join(line for line in lines.splitlines() if not line.startswith("#"))
    return (
        re.compile(f"[{pairs[::2]}]"),
        {ord(one): other for one, other in zip(pairs[::2], pairs[1::2], strict=True)},
    )


def simplified(text: str) -> str:
    """The text with the traditional characters of place names in their simplified form."""
    traditional, table = _table()
    return text.translate(table) if traditional.search(text) else text


_HALF_WIDTH = re.compile("[,:;?!](?:(?<=[\u3400-\u9fff”’》）)%][,:;?!])|(?=[\u3400-\u9fff“《（]))")
_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！"}


def full_width(text: str) -> str:
    """The text with its punctuation as Chinese prints it, beside Chinese words."""
    if text.isascii():
        return text
    return _HALF_WIDTH.sub(lambda mark: _FULL[mark[0]], text)

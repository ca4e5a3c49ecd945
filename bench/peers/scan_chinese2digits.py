"""chinese2digits: takeNumberFromString; each number is sought from left to right."""

import chinese2digits
from scan_loop import Row, mention, serve


def _scan(row: Row) -> list[Row]:
    text, found, position = row["text"], [], 0
    told = chinese2digits.takeNumberFromString(text)
    for written, value in zip(told["CHNumberStringList"], told["digitsStringList"], strict=True):
        start = text.find(written, position)
        if start >= 0:
            position = start + len(written)
            found.append(mention(start, position, kind="number", value=value))
    return found


serve(_scan)

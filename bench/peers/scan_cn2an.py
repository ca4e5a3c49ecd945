"""cn2an, which converts one numeral: a pattern finds the runs of numerals, cn2an reads them."""

import re

import cn2an
from scan_loop import Row, mention, serve

RUN = re.compile(
    "[-负]?[0-9零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]"
    "[0-9.,零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟]*"
)


def _scan(row: Row) -> list[Row]:
    found = []
    for run in RUN.finditer(row["text"]):
        try:
            value = cn2an.cn2an(run[0].replace(",", "").rstrip("."), "smart")
        except ValueError:
            continue
        kind = "percent" if row["text"][run.end() : run.end() + 1] in "%％" else "number"
        found.append(mention(run.start(), run.end(), kind=kind, value=str(value)))
    return found


serve(_scan)

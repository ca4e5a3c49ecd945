"""The scanner of quantities: every number, date and period of a text, with its unit and its place.

`scan` finds them; `normalize` brings a unit as a model writes it into the same base units; `cells`
tells what row and column a number of a flattened table stands in.
"""

from datetime import date

from schemas.quantity import Quantity
from service.quantities import tables
from service.quantities.currency import with_currency
from service.quantities.dates import scan_dates
from service.quantities.dates.lasting import scan_lasting
from service.quantities.fold import fold
from service.quantities.lists import with_shared_units
from service.quantities.merge import earliest, in_order, in_rows, with_cents
from service.quantities.normalize import Normal, normalize
from service.quantities.numbers import scan_numbers
from service.quantities.proportions import scan_proportions
from service.quantities.ranks import scan_ranks
from service.quantities.spelled import scan_spelled
from service.quantities.tables import Cell, cells

__all__ = ["Cell", "Normal", "cells", "normalize", "scan"]


def scan(text: str, published: date | None = None) -> tuple[Quantity, ...]:
    """Find every quantity of `text`, in order, without overlaps; the same text, the same answer.

    `published`: the day that relative dates count from; the dateline's, where there is one.

    Spans are half-open, in code points, into `text` as given. Values are decimals in base units:
    scales are multiplied in (3600亿元 is 360000000000 CNY), percents are in percent, computing
    power is in EFLOPS, energy in kWh, people are `person`, other counters are the counter itself
    (家, 款). A fall is negative where its word stands right before a percentage (下降3.1%).
    Where spans compete, dates win over numbers, then what starts first.

    Not returned: digits that name something (GPT-4o, 5G, 工业4.0, telephone and document numbers,
    addresses, codes of shares, footnotes), numerals inside words (进一步, 三农), the marks of
    lists, clock times, results and proportions (9时30分, 3比1; shares in a row that make a
    hundred are returned, see `proportions`), runs of more than 48 numeral
    characters; and what is not read yet: Chinese holidays and the lunar calendar (2021年中秋节 is
    the year), seasons in Chinese, a weekday alone (周二), Roman numerals.
    """
    folded = fold(text)
    found_tables = tables.tables(folded)
    dates = scan_dates(text, published)
    numbers = scan_numbers(text, folded, dates)
    for others in (
        scan_ranks(text, folded),
        scan_proportions(text, folded),
        scan_lasting(text, folded),
    ):
        numbers = earliest(numbers, others)
    spelled = scan_spelled(text, folded)
    found = in_order(dates, earliest(numbers, spelled))
    if spelled:
        found = with_cents(found, text)
    if found_tables:
        found = in_rows(
            found, tables.row_spans(found_tables), tables.quantities(text, found_tables)
        )
    return tuple(with_currency(with_shared_units(found, text), text))

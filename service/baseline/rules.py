"""An article -> indicators, targets and initiatives, by rules alone.

1. Keep the numbers of the body that count something of a place.
2. Ask whose each one is; a number told of two cities is told of each.
3. Name it by the words beside it.
4. Growth goes to the indicator before it, and so does a place in a ranking.
5. An aim is a target; money that a policy gives is an initiative; the rest is an indicator.
6. Read the tables, whose cells have a row and a column instead of a sentence.
7. Add what is named without a number.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schemas.article import Article
from schemas.initiative import Amount, CityInitiatives, Initiative
from schemas.quantity import Bound, Quantity
from service import places
from service.baseline import cues
from service.baseline.form import Form
from service.baseline.named import initiatives
from service.baseline.numbers import is_given, is_growth, name, numbers, quote, unit
from service.baseline.tables import Cell, cells
from service.baseline.when import as_of, deadline
from service.baseline.written import amount
from service.checks.modality import modality
from service.checks.reading import Reading
from service.checks.reasons import Modality
from service.checks.stated import Stated
from service.places import Ownership, Place
from service.places.table import gazetteer


def fill(article: Article, quantities: Sequence[Quantity]) -> CityInitiatives:
    """Fill the form from an article and the quantities of its whole text."""
    form = Form()
    if not _is_on_subject(article.text):
        return form.answer()
    reading = Reading(article, tuple(quantities))
    names = _written_names(reading)
    table = cells(article)
    bounds = {found.start: found.bound for found in quantities}
    for stated, city in _owned(reading, table, names):
        _tell(form, reading, stated, city, bounds.get(stated.parts[0], "exact"))
    for cell, city in _owned_cells(reading, table, names):
        _tell_cell(form, reading, cell, city)
    for told in initiatives(reading):
        form.initiative(told)
    return form.answer()


def _is_on_subject(text: str) -> bool:
    floor = 1 if len(text) < cues.SHORT else cues.SUBJECT_FLOOR
    return len(cues.SUBJECT.findall(text)) >= floor


def _written_names(reading: Reading) -> dict[str, str]:
    """Each place as the text first writes it, where that is not its Chinese name."""
    names: dict[str, str] = {}
    for mention in places.find(reading.text):
        if mention.place.name not in reading.text and not mention.text.isupper():
            names.setdefault(mention.place.id, mention.text)
    return names


def _owned(
    reading: Reading, table: Sequence[Cell], names: dict[str, str]
) -> Iterator[tuple[Stated, str]]:
    """Each number outside the tables with each city that it belongs to."""
    rows = {cell.row for cell in table}
    told = [
        one for one in numbers(reading) if not any(start <= one.start < end for start, end in rows)
    ]
    for stated, owner in zip(told, places.owners(reading.article, told), strict=True):
        for place in _cities(owner):
            yield stated, names.get(place.id, place.name)


class _Row(NamedTuple):
    start: int
    end: int


def _owned_cells(
    reading: Reading, table: Sequence[Cell], names: dict[str, str]
) -> Iterator[tuple[Cell, str]]:
    """Each cell with its city: that of its row, else that of the table."""
    rows = [_Row(*cell.row) for cell in table]
    for cell, owner in zip(table, places.owners(reading.article, rows), strict=True):
        found = [names.get(place.id, place.name) for place in _cities(owner)]
        city = cell.city or next(iter(found), None)
        if city is not None:
            yield cell, city


def _cities(owner: Ownership) -> Iterator[Place]:
    """The owners as the form names them: no nation, no region, and no facility but its city."""
    for place in owner.owners:
        if place.level in ("country", "region"):
            continue
        yield _city_of(place) if place.level == "zone" and not place.name.endswith("区") else place


def _city_of(facility: Place) -> Place:
    above = [place for parent in facility.parents if (place := gazetteer().places.get(parent))]
    return next((place for place in above if place.level == "city"), (*above, facility)[0])


def _tell(form: Form, reading: Reading, stated: Stated, city: str, bound: Bound) -> None:
    """Put one number into the form."""
    form.enter(_full_sentence(reading, stated))
    if stated.unit == "rank":
        rank = int(stated.value)
        subject = name(reading, stated)
        if not form.rank(city, rank) and subject:
            day = as_of(reading, stated)
            form.indicator(city, subject, quote(reading, stated), as_of=day, rank=rank)
        return
    told = amount(stated, unit(reading, stated), bound)
    growth = is_growth(reading, stated)
    if growth and form.grow(city, told):
        return
    subject = name(reading, stated) or form.last_name()
    if not subject:
        return
    words = quote(reading, stated)
    aim = modality(reading, stated).modality is Modality.AIM
    listed = stated.kind == "money" and form.is_given(subject)
    if listed or is_given(reading, stated, subject):
        form.initiative(_given(city, subject, words, told, planned=aim))
    elif aim:
        form.target(city, subject, words, deadline=deadline(reading, stated), amount=told)
    elif growth:
        form.indicator(city, subject, words, as_of=as_of(reading, stated), change=told)
    else:
        form.indicator(city, subject, words, as_of=as_of(reading, stated), amount=told)


def _full_sentence(reading: Reading, stated: Stated) -> int:
    """Where the sentence begins, its parts before a semicolon included."""
    start, _ = reading.sentences.at(stated.start)
    while start and reading.text[start - 1] in "；;":
        start, _ = reading.sentences.at(start - 1)
    return start


def _given(city: str, subject: str, words: str, told: Amount, *, planned: bool) -> Initiative:
    return Initiative(
        city=city,
        name=subject,
        category="funding" if cues.FUNDING.search(subject) else "policy",
        status="planned" if planned else "in_force",
        organisations=[],
        amounts=[told],
        quote=words,
    )


def _tell_cell(form: Form, reading: Reading, cell: Cell, city: str) -> None:
    """Put one cell into the form: an aim where its column says so, or where its year is open."""
    words = reading.text[slice(*cell.row)].strip()
    told = Amount(value=cell.value, upper=None, unit=cell.unit, bound="exact")
    anchor = reading.anchor
    if cell.growth:
        form.indicator(city, cell.label, words, as_of=cell.year, change=told)
    elif cell.aim or (anchor and cell.year and int(cell.year) >= anchor.year):
        form.target(city, cell.label, words, deadline=cell.year, amount=told)
    else:
        form.indicator(city, cell.label, words, as_of=cell.year, amount=told)

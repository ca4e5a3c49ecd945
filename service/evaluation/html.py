"""The report as one HTML file: bars drawn as SVG, no script, nothing loaded from elsewhere."""

from collections.abc import Callable, Iterable
from html import escape

from service.evaluation.planting import PLANTERS
from service.evaluation.table import Case, Row, Table, share

_BAR = 320
_ROW = 22
_LABEL = 300
_CAUGHT, _NAMED, _GROUND, _ALONE = "#2f6f4f", "#7fb89a", "#ece8df", "#b5651d"

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>cityfacts: the checks, measured</title>
<style>
body{{font:15px/1.5 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;
padding:0 1rem;color:#222}}
svg text{{font:13px system-ui,sans-serif;fill:#222}}
li{{margin:.4rem 0}} q{{color:#555}} code{{background:#f4f1ea;padding:0 .3em}}
</style></head><body>
<h1>The checks, measured</h1>
<p>{articles} articles, {facts} facts. {caught:.1%} of {planted} planted errors are flagged,
{named:.1%} with a code that names the mistake; {held:.2%} of {tried} right facts are flagged.
Told in a record of its own, {caught_alone:.1%} and {held_alone:.2%}.</p>
<p>Of the facts in {records} records as of a good model {to_a_person:.1%} go to a person.</p>
<h2>Planted errors</h2>
<p>Dark: flagged with the right code. Light: flagged. Ground: missed. The thin line: flagged in a
record of its own.</p>
{errors}
<h2>Right facts</h2>
<p>Dark: passed. Ground: flagged.</p>
{rights}
<h2>Missed errors</h2>
<ul>{misses}</ul>
<h2>Right facts that were flagged</h2>
<ul>{flags}</ul>
</body></html>
"""


def render(table: Table) -> str:
    """The whole report. Everything from articles and claims is escaped."""
    errors = [row for row in table.errors if row.tried]
    rights = [row for row in table.rights if row.tried]
    return _PAGE.format(
        articles=len(table.articles),
        facts=table.facts,
        caught=table.caught,
        named=table.named,
        held=table.held,
        caught_alone=table.caught_alone,
        held_alone=table.held_alone,
        records=table.records.records,
        to_a_person=table.records.to_a_person,
        planted=sum(row.tried for row in errors),
        tried=sum(row.tried for row in rights),
        errors=_bars(errors, lambda row: (row.flagged, row.named)),
        rights=_bars(rights, lambda row: (row.tried - row.flagged, row.tried - row.flagged)),
        misses=_items(table.misses),
        flags=_items(table.false_flags),
    )


def _bars(rows: list[Row], parts: Callable[[Row], tuple[int, int]]) -> str:
    height = _ROW * len(rows)
    bars = "".join(_bar(row, n * _ROW, *parts(row)) for n, row in enumerate(rows))
    return f'<svg width="{_LABEL + _BAR + 120}" height="{height}" role="img">{bars}</svg>'


def _bar(row: Row, top: int, light: int, dark: int) -> str:
    def stripe(width: float, colour: str) -> str:
        return (
            f'<rect x="{_LABEL}" y="{top + 3}" width="{width:.1f}" height="{_ROW - 6}" '
            f'fill="{colour}"/>'
        )

    return (
        f'<text x="0" y="{top + 15}">{escape(row.kind)}</text>'
        + stripe(_BAR, _GROUND)
        + stripe(_BAR * share(light, row.tried), _NAMED)
        + stripe(_BAR * share(dark, row.tried), _CAUGHT)
        + _thin(row, top)
        + f'<text x="{_LABEL + _BAR + 8}" y="{top + 15}">{light} of {row.tried}</text>'
    )


def _thin(row: Row, top: int) -> str:
    """How much was flagged in a record of its own, under the bar of an error."""
    if not row.alone or row.kind not in PLANTERS:
        return ""
    width = _BAR * share(row.flagged_alone, len(row.alone))
    return (
        f'<rect x="{_LABEL}" y="{top + _ROW - 5}" width="{width:.1f}" height="2" fill="{_ALONE}"/>'
    )


def _items(cases: Iterable[Case]) -> str:
    items = "".join(
        f"<li>{escape(case.article)}, {escape(case.kind)}: {escape(case.claim)} — "
        f"{escape(case.why)} <code>{escape(', '.join(case.found) or 'no finding')}</code><br>"
        f"<q>{escape(case.quote)}</q></li>"
        for case in cases
    )
    return items or "<li>none</li>"

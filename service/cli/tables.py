"""An extraction as a table for a terminal."""

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from schemas.extraction import Extraction, Fact
from service.claims import RANK_UNIT

_SIGNS = {
    "verified": "[green]✓ verified[/]",
    "flagged": "[red]✗ flagged[/]",
    "doubted": "[red]= same doubt[/]",
    "no_number": "–",
}
_BOUNDS = {
    "exact": "",
    "about": "about",
    "over": "over",
    "nearly": "nearly",
    "at_least": "at least",
    "at_most": "at most",
}


def show(extraction: Extraction) -> None:
    """Print the facts one a row, and below them what the checks say."""
    table = Table(show_lines=False, header_style="bold")
    for heading in ("city", "name", "bound", "value", "date", "checked"):
        table.add_column(heading, overflow="fold")
    table.columns[3].justify = "right"
    for fact in extraction.facts:
        day = f"by {fact.deadline}" if fact.deadline else fact.as_of or ""
        cells = (fact.city, fact.name, _BOUNDS[fact.bound], _written(fact), day)
        table.add_row(*map(escape, cells), _SIGNS[fact.checked])
    console = Console()
    console.print(table)
    for finding in extraction.findings:
        if finding.severity == "review":
            console.print(f"[red]{finding.code}[/] {escape(finding.message.en)}", soft_wrap=True)
    reasons = f": {'; '.join(extraction.reasons)}" if extraction.reasons else ""
    decision = f"{extraction.decision}{reasons} ({extraction.provenance.model}, {extraction.id})"
    console.print(escape(decision), soft_wrap=True)


def _written(fact: Fact) -> str:
    if fact.value is None:
        return ""
    digits = format(fact.value, "f")
    if fact.unit == RANK_UNIT:
        return f"No. {digits}"
    upper = "" if fact.upper is None else f"–{fact.upper:f}"
    return f"{digits}{upper}{fact.unit or ''}"

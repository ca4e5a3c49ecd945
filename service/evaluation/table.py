"""What was measured: one row for each class of error and each kind of right variant."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from service.evaluation.records import NONE, Records


class Case(NamedTuple):
    """One claim that was tried."""

    kind: str
    article: str
    claim: str
    quote: str
    why: str
    """What is wrong with it, or that it is right."""
    found: tuple[str, ...]
    """Codes of the findings that send it to review."""
    right_code: bool
    """Whether one of them names the planted mistake."""
    doubted: bool = False
    """Whether it shares a doubt that is asked at another fact."""

    @property
    def flagged(self) -> bool:
        return bool(self.found)


class Row(NamedTuple):
    """All tries of one kind."""

    kind: str
    cases: tuple[Case, ...]
    """Each tried within the whole record."""
    alone: tuple[Case, ...] = ()
    """Each tried in a record of its own."""

    @property
    def flagged_alone(self) -> int:
        return sum(case.flagged for case in self.alone)

    @property
    def tried(self) -> int:
        return len(self.cases)

    @property
    def flagged(self) -> int:
        return sum(case.flagged for case in self.cases)

    @property
    def named(self) -> int:
        return sum(case.right_code for case in self.cases)

    @property
    def doubted(self) -> int:
        return sum(case.doubted and not case.flagged for case in self.cases)


class Table(NamedTuple):
    """Classes of error x planted, caught, right code; right variants x tried, passed."""

    errors: tuple[Row, ...]
    rights: tuple[Row, ...]
    articles: tuple[str, ...]
    facts: int
    records: Records = NONE

    @property
    def caught(self) -> float:
        """Share of the planted errors that were flagged."""
        return share(sum(r.flagged for r in self.errors), sum(r.tried for r in self.errors))

    @property
    def caught_alone(self) -> float:
        """Share of the planted errors that were flagged in a record of their own."""
        return share(
            sum(r.flagged_alone for r in self.errors), sum(len(r.alone) for r in self.errors)
        )

    @property
    def held_alone(self) -> float:
        """Share of the right facts that were flagged in a record of their own."""
        return share(
            sum(r.flagged_alone for r in self.rights), sum(len(r.alone) for r in self.rights)
        )

    @property
    def named(self) -> float:
        """Share of the planted errors flagged with a code that names the mistake."""
        return share(sum(r.named for r in self.errors), sum(r.tried for r in self.errors))

    @property
    def held(self) -> float:
        """Share of the right facts, told in any way, that were flagged."""
        return share(sum(r.flagged for r in self.rights), sum(r.tried for r in self.rights))

    @property
    def doubted(self) -> float:
        """Share of the right facts, told in any way, that only share a doubt asked elsewhere."""
        return share(sum(r.doubted for r in self.rights), sum(r.tried for r in self.rights))

    @property
    def misses(self) -> Iterator[Case]:
        """Planted errors that no check flagged."""
        return (case for row in self.errors for case in row.cases if not case.flagged)

    @property
    def false_flags(self) -> Iterator[Case]:
        """Right facts that a check flagged."""
        return (case for row in self.rights for case in row.cases if case.flagged)

    def text(self, *, list_cases: bool = True) -> str:
        """The table for a terminal, and every miss and false flag with its text."""
        tried = sum(row.tried for row in self.errors)
        caught = sum(row.flagged for row in self.errors)
        lines = [
            f"{len(self.articles)} articles, {self.facts} facts",
            "",
            f"{'error':<42}{'planted':>8}{'caught':>8}{'':>8}{'right code':>12}{'alone':>8}",
            *(_error_line(row) for row in self.errors if row.tried),
            f"{'all':<42}{tried:>8}{caught:>8}{self.caught:>8.1%}{self.named:>12.1%}"
            f"{self.caught_alone:>8.1%}",
            "",
            f"{'right variant':<42}{'tried':>8}{'passed':>8}{'':>8}{'alone':>20}",
            *(_right_line(row) for row in self.rights if row.tried),
            f"{'all: flagged':<42}{self.held:>24.2%}{self.held_alone:>20.2%}",
            f"{'  only share a doubt asked elsewhere':<42}{self.doubted:>24.2%}",
            "",
            *_record_lines(self.records),
        ]
        if list_cases:
            lines += ["", "missed:", *_listed(self.misses)]
            lines += ["", "right, but flagged:", *_listed(self.false_flags)]
        return "\n".join(lines) + "\n"


def share(part: int, whole: int) -> float:
    """A part of a whole; nothing of nothing is 0."""
    return part / whole if whole else 0.0


def _error_line(row: Row) -> str:
    caught, named = share(row.flagged, row.tried), share(row.named, row.tried)
    return (
        f"{row.kind:<42}{row.tried:>8}{row.flagged:>8}{caught:>8.1%}{named:>12.1%}"
        f"{_alone(row.flagged_alone, row):>8}"
    )


def _right_line(row: Row) -> str:
    passed = row.tried - row.flagged
    alone = _alone(len(row.alone) - row.flagged_alone, row)
    return f"{row.kind:<42}{row.tried:>8}{passed:>8}{share(passed, row.tried):>8.1%}{alone:>20}"


def _alone(part: int, row: Row) -> str:
    return f"{share(part, len(row.alone)):.1%}" if row.alone else "-"


def _record_lines(told: Records) -> Iterator[str]:
    yield f"{told.records} records as of a good model: {told.facts} facts, {told.wrong} wrong"
    yield f"{'facts that go to a person':<42}{told.to_a_person:>24.1%}"
    yield f"{'  right ones':<42}{share(told.right_flagged, told.facts - told.wrong):>24.2%}"
    yield f"{'  facts that share such a doubt':<42}{share(told.doubted, told.facts):>24.2%}"
    yield f"{'wrong facts that pass':<42}{told.wrong_passed:>24}"
    yield f"{'records that go to a person':<42}{share(told.reviewed, told.records):>24.1%}"
    yield f"{'  only for what they leave out':<42}{share(told.for_omissions, told.records):>24.1%}"
    codes = ", ".join(f"{code} {count}" for code, count in told.codes.most_common())
    yield f"findings: {codes or 'none'}"


def _listed(cases: Iterable[Case]) -> Iterator[str]:
    for case in cases:
        codes = f" [{', '.join(case.found)}]" if case.found else ""
        yield f"- {case.article}, {case.kind}: {case.claim} — {case.why}{codes}"
        yield f"    “{case.quote}”"

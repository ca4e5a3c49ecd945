"""This project's scanner: service.quantities.scan with the reference as day of publication."""

from datetime import date

from scan_loop import Row, mention, serve

from service.quantities import scan


def _scan(row: Row) -> list[Row]:
    reference = row["reference"]
    return [
        mention(
            found.start,
            found.end,
            kind=found.kind,
            value=None if found.value is None else format(found.value, "f"),
            upper=None if found.upper is None else format(found.upper, "f"),
            unit=found.unit,
            iso=None if found.iso is None else [day.isoformat() for day in found.iso],
        )
        for found in scan(row["text"], date.fromisoformat(reference) if reference else None)
    ]


serve(_scan)

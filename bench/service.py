"""What our own part costs: CPU time an article, articles a second, memory over many requests.

    .venv/bin/python -m bench.service           a quick look, about a minute
    .venv/bin/python -m bench.service --full    1,024 articles, memory over 10,000, the plot

A scripted model answers over loopback with the same filled form; the service runs as its own
process on an SQLite file in a temporary folder; every article is another one, so that nothing comes
from the store. CPU time is the service process's own, user and system, from /proc.

Of the articles a second two things can be the bound: the model (64 in flight at 1 s each are 64/s),
or one core (1,000 ms over the CPU time of an article). The report names the lower one and the share
of it that was reached. `python -m bench.stages` tells where the CPU time goes.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

CHARACTERS = 2000
SENTENCE = (
    "截至去年底，大连有人工智能企业{n}多家，产业规模达{m}亿元，同比增长12.5%，"
    "智能算力规模超过6000P。"
)
FILLER = "会议还介绍了当地的交通、天气和旅游情况，与会者参观了港口和老城区，并就此交换了意见。"
FACTS = 12
IN_FLIGHT = 64
SECONDS = 1
"""What the model takes where the articles a second are measured."""
PLOT = Path(__file__).parents[1] / "docs" / "img" / "memory.svg"


def article(number: int) -> str:
    """An article of 2,000 characters that no other one equals."""
    told = [SENTENCE.format(n=460 + k, m=520 + k) for k in range(FACTS)]
    text = f"大连2月14日电 第{number}号简报。" + "\n".join(told)
    return (text + "\n" + FILLER * 50)[:CHARACTERS]


def answer() -> str:
    """The form as a model fills it: twelve indicators with their growth."""
    indicators = [
        {
            "city": "大连",
            "name": "人工智能产业规模",
            "amount": {"value": 520 + k, "upper": None, "unit": "亿元", "bound": "exact"},
            "as_of": None,
            "change": {"value": 12.5, "upper": None, "unit": "%", "bound": "exact"},
            "rank": None,
            "quote": f"产业规模达{520 + k}亿元，同比增长12.5%",
        }
        for k in range(FACTS)
    ]
    form = {"indicators": indicators, "targets": [], "initiatives": []}
    return json.dumps(form, ensure_ascii=False)


def scripted_model(port: int, seconds: float) -> None:
    """Serve chat completions that take `seconds` each."""
    message = {"role": "assistant", "content": answer()}
    completion = {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 6000, "completion_tokens": 900, "total_tokens": 6900},
    }

    async def complete(request: Request) -> JSONResponse:
        await request.body()
        await asyncio.sleep(seconds)
        return JSONResponse(completion)

    app = Starlette(routes=[Route("/v1/chat/completions", complete, methods=["POST"])])
    uvicorn.run(app, port=port, log_level="error", access_log=False)


@contextmanager
def service(model_seconds: float, model_port: int) -> Iterator[tuple[str, int]]:
    """The service's address and process id, with a scripted model behind it."""
    model = multiprocessing.Process(
        target=scripted_model, args=(model_port, model_seconds), daemon=True
    )
    model.start()
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder}/bench.db",
            "OPENAI_BASE_URL": f"http://127.0.0.1:{model_port}/v1",
            "CITYFACTS_MODEL": "scripted",
            "CITYFACTS_MODE": "json_schema",
            "CITYFACTS_CONCURRENCY": "128",
            "CITYFACTS_LOG_LEVEL": "warning",
        }
        command = [sys.executable, "-c", "from service.cli import main; main()"]
        process = subprocess.Popen(
            [*command, "serve", "--port", "0"], env=environment, stderr=subprocess.PIPE, text=True
        )
        try:
            url = re.search(r"http://\S+", process.stderr.readline())[0]
            wait_for(url)
            yield url, process.pid
        finally:
            process.terminate()
            process.wait(20)
            model.terminate()
            model.join()


def wait_for(url: str) -> None:
    """Return when the service answers."""
    for _ in range(300):
        try:
            httpx2.get(f"{url}/readyz")
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the service does not start")


def cpu_seconds(pid: int) -> float:
    """User and system time of a process' threads so far, to the nanosecond."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((one / "schedstat").read_text().split()[0]) for one in threads) / 1e9


def memory_megabytes(pid: int) -> float:
    """Resident memory of a process."""
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024


async def send(
    url: str, first: int, count: int, in_flight: int, done: Callable[[], None] = lambda: None
) -> None:
    """Send `count` articles, `in_flight` at once; `done` is called behind each answer. Raises when
    one is not answered with 200."""
    numbers = iter(range(first, first + count))
    limits = httpx2.Limits(max_connections=in_flight)

    async def sender(http: httpx2.AsyncClient) -> None:
        for number in numbers:
            given = {"text": article(number), "published": "2025-02-15"}
            (await http.post("/extract", json=given)).raise_for_status()
            done()

    async with httpx2.AsyncClient(base_url=url, limits=limits, timeout=300) as http:
        await asyncio.gather(*(sender(http) for _ in range(in_flight)))


def measure_cost(requests: int, port: int) -> None:
    """CPU time an article with a model that answers at once, one article after the other."""
    with service(0, port) as (url, pid):
        asyncio.run(send(url, 0, 50, 1))
        before, started = cpu_seconds(pid), time.perf_counter()
        asyncio.run(send(url, 50, requests, 1))
        used, seconds = cpu_seconds(pid) - before, time.perf_counter() - started
    print(f"| own CPU an article of {CHARACTERS} characters | {1000 * used / requests:.1f} ms |")
    print(f"| one after the other, model at once | {requests / seconds:.0f} articles/s |")


def measure_throughput(requests: int, port: int) -> None:
    """Articles a second with a model that takes 1 s, while 64 requests are in flight: from the end
    of the first two waves, which come and go as one, until no more are sent."""
    with service(SECONDS, port) as (url, pid):
        marks: list[tuple[float, float]] = []
        asyncio.run(
            send(
                url,
                0,
                requests + 3 * IN_FLIGHT,
                IN_FLIGHT,
                lambda: marks.append((time.perf_counter(), cpu_seconds(pid))),
            )
        )
    (started, before), (ended, after) = marks[2 * IN_FLIGHT - 1], marks[-IN_FLIGHT - 1]
    reached, core = requests / (ended - started), requests / (after - before)
    ideal = IN_FLIGHT / SECONDS
    name, bound = min((("the model", ideal), ("one core", core)), key=lambda one: one[1])
    print(f"| model takes 1 s, {IN_FLIGHT} in flight | {reached:.1f} articles/s |")
    print(f"| … own CPU an article | {1000 * (after - before) / requests:.1f} ms |")
    print(f"| … the model allows | {ideal:.1f} articles/s |")
    print(f"| … one core allows | {core:.1f} articles/s |")
    print(
        f"| … which bound holds, and how much of it was reached | {name}, {reached / bound:.0%} |"
    )


def measure_memory(requests: int, port: int, report: Path | None) -> None:
    """Resident memory over many requests, 32 in flight."""
    samples = []
    with service(0, port) as (url, pid):
        step = max(1, requests // 50)
        for done in range(0, requests, step):
            asyncio.run(send(url, done, step, 32))
            samples.append((done + step, memory_megabytes(pid)))
    settled = samples[len(samples) // 5]
    print(f"| memory after {settled[0]} requests | {settled[1]:.0f} MB |")
    print(f"| memory after {samples[-1][0]} requests | {samples[-1][1]:.0f} MB |")
    if report is not None:
        report.write_text(plot(samples), encoding="utf-8")


def plot(samples: list[tuple[int, float]]) -> str:
    """Memory over requests as an SVG picture."""
    width, height, last, top = 640, 240, samples[-1][0], 1.2 * max(mb for _, mb in samples)
    points = " ".join(
        f"{50 + 570 * n / last:.1f},{height - 30 - 190 * mb / top:.1f}" for n, mb in samples
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="white"/>'
        f'<polyline points="{points}" fill="none" stroke="#2563eb" stroke-width="2"/>'
        f'<line x1="50" y1="{height - 30}" x2="620" y2="{height - 30}" stroke="#666"/>'
        f'<text x="50" y="{height - 12}">0</text>'
        f'<text x="620" y="{height - 12}" text-anchor="end">{last} requests</text>'
        f'<text x="50" y="18">resident memory, MB (top of the picture: {top:.0f})</text></svg>\n'
    )


def main() -> None:
    """Measure and print one Markdown table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--requests", type=int, default=320)
    parser.add_argument("--memory", type=int, default=0, help="requests; 0 leaves it out")
    parser.add_argument("--full", action="store_true", help="1024, 10000 and the plot")
    parser.add_argument("--port", type=int, default=18_431, help="of the scripted model")
    parser.add_argument("--report", type=Path, help="write the memory plot here, as SVG")
    asked = parser.parse_args()
    if asked.full:
        asked.requests, asked.memory, asked.report = 1024, 10_000, asked.report or PLOT
    print("| measured | result |\n|---|---|")
    measure_cost(asked.requests, asked.port)
    measure_throughput(asked.requests, asked.port)
    if asked.memory:
        measure_memory(asked.memory, asked.port, asked.report)


if __name__ == "__main__":
    main()

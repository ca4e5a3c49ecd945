"""What stands before every request."""

import json

import pytest

from service.gateway import Gateway

HOST = (b"host", b"localhost:8000")


async def through(gateway_bytes, chunks, headers=(HOST,)):
    """The messages sent, and how many chunks of the body were taken."""
    taken, sent = [], []

    async def app(scope, receive, send):
        while (await receive())["more_body"]:
            pass
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    async def receive():
        taken.append(1)
        more = len(taken) < len(chunks)
        return {"type": "http.request", "body": chunks[len(taken) - 1], "more_body": more}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": list(headers)}
    await Gateway(app, gateway_bytes, frozenset({"localhost", "127.0.0.1", "::1"}))(
        scope, receive, send
    )
    return sent, len(taken)


async def test_a_body_within_the_limit_passes():
    sent, _ = await through(30, [b"x" * 10] * 3)
    assert sent[0]["status"] == 204


async def test_a_body_is_read_no_further_than_the_limit():
    sent, taken = await through(25, [b"x" * 10] * 1000)
    assert (sent[0]["status"], taken) == (413, 3)
    assert "25 bytes" in json.loads(sent[1]["body"])["detail"]


async def test_a_body_that_declares_itself_too_long_is_not_read_at_all():
    sent, taken = await through(25, [b"x" * 10], [HOST, (b"content-length", b"26")])
    assert (sent[0]["status"], taken) == (413, 0)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 204),
        ("LOCALHOST:8000", 204),
        ("127.0.0.1:8000", 204),
        ("[::1]", 204),
        ("[::1]:8000", 204),
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost:8000@evil.example", 421),
        ("", 421),
    ],
)
async def test_only_requests_for_a_name_of_ours_are_taken(host, status):
    sent, _ = await through(30, [b""], [(b"host", host.encode())])
    assert sent[0]["status"] == status

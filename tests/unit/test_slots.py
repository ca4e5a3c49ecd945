"""Few articles at once are finished."""

import asyncio

import pytest

from service.slots import Slots


async def _finish(slots: Slots, name: str, seen: list[str], going: asyncio.Event) -> None:
    async with slots.one():
        seen.append(name)
        await going.wait()


async def _settle() -> None:
    """Let every task run until it waits."""
    for _ in range(5):
        await asyncio.sleep(0)


async def _free(slots: Slots) -> int:
    """How many slots can be taken now."""
    seen, going = list[str](), asyncio.Event()
    takers = [asyncio.create_task(_finish(slots, "x", seen, going)) for _ in range(9)]
    await _settle()
    taken = len(seen)
    going.set()
    await asyncio.gather(*takers)
    return taken


async def test_no_more_articles_than_slots_are_finished_at_once_in_the_order_of_asking() -> None:
    slots, seen, going = Slots(2), list[str](), asyncio.Event()
    tasks = [asyncio.create_task(_finish(slots, name, seen, going)) for name in "abcd"]
    await _settle()
    assert seen == ["a", "b"]
    going.set()
    await asyncio.gather(*tasks)
    assert seen == ["a", "b", "c", "d"]


async def test_who_waits_for_something_slow_leaves_the_slot_to_others_and_queues_again() -> None:
    slots, seen, answer = Slots(1), list[str](), asyncio.Event()

    async def repaired() -> None:
        async with slots.one() as slot:
            seen.append("first check")
            async with slot.left():
                await answer.wait()
            seen.append("second check")

    slow, going = asyncio.create_task(repaired()), asyncio.Event()
    await _settle()
    other = asyncio.create_task(_finish(slots, "another article", seen, going))
    await _settle()
    answer.set()
    await _settle()
    assert seen == ["first check", "another article"]
    going.set()
    await asyncio.gather(slow, other)
    assert seen[-1] == "second check"


@pytest.mark.parametrize("when", ["it is taken", "it is left", "it is queued for again"])
async def test_a_slot_is_free_once_its_request_is_called_off_while(when: str) -> None:
    slots, answer = Slots(1), asyncio.Event()

    async def called_off() -> None:
        async with slots.one() as slot:
            if when != "it is taken":
                async with slot.left():
                    await answer.wait()
            await asyncio.Event().wait()

    task = asyncio.create_task(called_off())
    await _settle()
    if when == "it is queued for again":
        going = asyncio.Event()
        holder = asyncio.create_task(_finish(slots, "holder", [], going))
        await _settle()
        answer.set()
        await _settle()
        task.cancel()
        await _settle()
        going.set()
        await holder
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await _free(slots) == 1


async def test_a_failure_gives_the_slot_back() -> None:
    slots = Slots(1)
    with pytest.raises(ValueError, match="broken"):
        async with slots.one():
            raise ValueError("broken")
    assert await _free(slots) == 1

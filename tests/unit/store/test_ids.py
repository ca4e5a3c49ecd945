"""Identifiers."""

from service.store.ids import new_id


def test_identifiers_sort_by_the_time_they_were_made():
    made = [new_id(milliseconds) for milliseconds in (0, 1, 999, 1_000_000, 2_000_000_000_000)]
    assert made == sorted(made)


def test_identifiers_of_one_millisecond_differ():
    assert len({new_id(5) for _ in range(1000)}) == 1000


def test_an_identifier_has_fifteen_letters_that_nobody_confuses():
    assert len(new_id()) == 15
    assert not set("".join(new_id() for _ in range(200))) & set("ilou")

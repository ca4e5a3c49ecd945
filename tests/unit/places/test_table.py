"""The tables of places are sound."""

from service.places.table import gazetteer


def test_every_province_and_prefecture_is_there() -> None:
    places = gazetteer().places.values()
    divisions = [p for p in places if p.id.isdigit()]
    assert sum(p.level == "province" for p in divisions) == 27
    assert sum(p.level == "city" for p in divisions) == 337
    assert sum(p.level in ("district", "county") for p in divisions) > 2800


def test_every_parent_is_a_place() -> None:
    table = gazetteer().places
    assert all(parent in table for place in table.values() for parent in place.parents)


def test_every_district_lies_in_a_city_or_province() -> None:
    low = [p for p in gazetteer().places.values() if p.level in ("district", "county")]
    assert [p.name for p in low if not p.parents] == []


def test_every_common_word_is_the_short_name_of_a_place() -> None:
    table = gazetteer()
    assert sorted(w for w in table.common if w not in table.chinese) == []

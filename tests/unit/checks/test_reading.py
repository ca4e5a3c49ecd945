"""What an article is read as, before any claim is held against it."""

from service.checks.reading import Reading
from service.quantities import scan
from tests.unit.checks.workbench import PUBLISHED, article


def test_a_name_that_begins_another_is_taken_off_a_numbers_words_after_it():
    text = "北京经开区有6款模型，北京有82款，海淀区58款，海淀还将再添，Beijing E-Town有4款。"
    reading = Reading(article(text), tuple(scan(text, PUBLISHED)))

    assert reading.city_names == tuple(sorted(reading.city_names, key=lambda n: (-len(n), n)))
    assert {"北京经开区", "北京", "海淀区", "海淀"} <= set(reading.city_names)

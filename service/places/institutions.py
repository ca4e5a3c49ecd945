"""Whose a number may be that a sentence without a subject tells of an institution: of the city that
its name has (深圳市岭屿机器人有限公司), of the one where its branch is (湖南大学株洲研究院).
"""

from collections.abc import Iterator, Sequence

from service.places.mentions import PlaceMention
from service.places.roles import is_borne_by_a_firm, is_of_a_branch
from service.places.table import Place


def of(text: str, named: Sequence[PlaceMention], start: int) -> Iterator[Place]:
    """The cities of who opens the sentence (The Wuhan Institute for Robots, 香港科学园公司), of a
    firm in full, and of a branch; not of who only says it (据南京银行测算). `named` are the places
    that the sentence names from `start` on.
    """
    for mention in named:
        if mention.role == "organisation" and is_of_a_branch(text, mention.start, mention.end):
            yield mention.place
    first = next(iter(named), None)
    if first is None or first.role != "organisation":
        return
    opens = text[start : first.start].strip() in ("", "The")
    if opens or first.text.endswith("市") or is_borne_by_a_firm(text, first.end):
        yield first.place

"""Latin names that are a place's and stand for something else: people, schools, pronouns."""

import re

from service.places.table import RANK, Place, gazetteer

_SCHOOL_OF = ("Université ", "Universidad ", "Universidade ", "Università ")
"""Before a name that is then a school's (Université Laval lies in Québec)."""
_PERSON = re.compile(r"([A-Z][a-z]+) [A-Z][a-z]+(?=,| said| says|['’]s\b)")
_SURNAME = re.compile(
    r"\b(?!(?:in|on|at|by|of|from|to|since|until|last|next|this|every|late|early|mid|as) )[a-z]+ "
    r"(?!Greater |Central |Downtown |Inner |Metro )[A-Z][a-z]+ $"
)
_SPOKE = re.compile(
    r"[A-Z][a-z]+ (?:asked|said|says|told|argued|added|noted|warned|wrote|replied)\b"
)
"""Around a family name: opposition leader Martin Sale asked."""
_WORD_BEFORE = re.compile(r"\b([A-Z][a-z]+) $")


def is_no_name_alone(text: str, start: int, candidates: tuple[Place, ...]) -> bool:
    """She is no county, nor is Zhenhai behind a family name the district."""
    low = RANK[candidates[0].level] >= RANK["district"]
    if low and candidates[0].name == candidates[0].full and len(candidates[0].name) == len("歙县"):
        return True
    if text.endswith(_SCHOOL_OF, 0, start):
        return True
    family_names = gazetteer().family_names
    named = _PERSON.match(text, start)
    if low and named and named[1] in family_names:
        return True
    if _SURNAME.search(text, max(0, start - 40), start) and _SPOKE.match(text, start):
        return True
    before = _WORD_BEFORE.search(text, max(0, start - 12), start)
    return before is not None and before[1] in family_names

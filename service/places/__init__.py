"""Places: which ones a text names, which one a name means, and whose number a number is.

For a check: `owners(article, quantities)` gives one `Ownership` for each quantity; its
`standing(claim.city)` is `owner`, `possible`, `not_owner` or `unknown`, and only `not_owner` is
certain enough to flag. For a fact without a number give its quote's span instead. All pure; the
tables are read at first use.
"""

from service.places.also_told import NUMBER_AGAINST
from service.places.mentions import PlaceMention, find
from service.places.names import resolve, same, within
from service.places.scope import Ownership, Reading, Standing, owners
from service.places.set_apart import is_held_against
from service.places.table import Place, contains
from service.places.towns import looked_for, names_a_place
from service.places.words import ASIDE, VENUE
from service.places.writing import is_chinese

__all__ = [
    "ASIDE",
    "NUMBER_AGAINST",
    "VENUE",
    "Ownership",
    "Place",
    "PlaceMention",
    "Reading",
    "Standing",
    "contains",
    "find",
    "is_chinese",
    "is_held_against",
    "looked_for",
    "names_a_place",
    "owners",
    "resolve",
    "same",
    "within",
]

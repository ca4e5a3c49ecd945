"""The answer to "whose number is it", and how a claim's city stands to it."""

from typing import Literal, NamedTuple, Protocol

from service.places.areas import is_kind_alone
from service.places.mentions import PlaceMention
from service.places.names import resolve
from service.places.table import RANK, Level, Place, gazetteer
from service.places.towns import town

Basis = Literal["explicit", "shared", "implied", "inherited", "alias", "unknown"]
"""`explicit`: named in its sentence; `shared`: told of several places at once; `implied`: the
place stands behind the number or in a looser tie; `inherited`: from the sentences before or the
title; `alias`: by a description (羊城, the capital of Zhejiang); `unknown`: not said."""
Standing = Literal["owner", "possible", "not_owner", "unknown"]


class Spanned(Protocol):
    """Anything with a place in the text: a Quantity, a quote, a mention."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Ownership(NamedTuple):
    """Whose a number is, and whose it is not."""

    owners: tuple[Place, ...]
    """The places that the text gives it to; several only where it is told of all of them."""
    possible: tuple[Place, ...]
    """Further places that a careful reader could not rule out."""
    excluded: tuple[Place, ...]
    """Places that the article names and whose number this is not."""
    basis: Basis
    because: tuple[PlaceMention, ...] = ()
    """The mentions that say so, for the reviewer."""

    def standing(self, city: str) -> Standing:
        """How a claim's city stands to this number.

        `not_owner` is certain enough to flag; `possible` and `unknown` are not. A park (zone) does
        not exclude its city, nor does a new area that is only inherited or possible; a new area
        that is named does, and so do a district and a province.
        """
        ids = {place.id for place in resolve(city)} or {town(city).id}
        if any(place.id in ids or city == place.name for place in self.owners):
            return "owner"
        known = (*self.owners, *self.possible)
        if not known:
            return "unknown"
        parks = [place for place in known if place.level in ("zone", "town")]
        above = (
            parent
            for park in parks
            for parent in park.parents
            if _is_around(_level(parent), told=self._is_told_of(park))
        )
        if ids & {*(place.id for place in self.possible), *above}:
            return "possible"
        if is_kind_alone(city) and any(place.name.endswith(city.strip()) for place in self.owners):
            return "possible"  # 高新区, of 西安高新区
        return "not_owner"

    def _is_told_of(self, place: Place) -> bool:
        """Whether the number is expressly that of an area with an administration of its own."""
        alone = self.basis in ("explicit", "alias") and self.owners == (place,)
        return alone and place.full.endswith("区") and not place.full.endswith("片区")


def _is_around(level: Level, *, told: bool) -> bool:
    """Whether a park's number may be told of a place of this level around it: of its district, and
    of its city unless it is expressly the park's; its province is too wide.
    """
    return RANK[level] >= RANK["city"] and not (told and level in ("city", "world"))


def _level(identifier: str) -> Level:
    """The level of a place; one that the table lacks is a city abroad."""
    place = gazetteer().places.get(identifier)
    return "world" if place is None else place.level

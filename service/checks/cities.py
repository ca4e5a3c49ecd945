"""Which city a claim names, and whether the text gives the number to it."""

from collections.abc import Iterable
from typing import NamedTuple


class City(NamedTuple):
    """A city by the key under which its names meet: 深圳, 深圳市 and Shenzhen are one."""

    key: str

    @classmethod
    def named(cls, name: str) -> "City":
        """The city with this name."""
        bare = name.strip()
        return cls(bare.removesuffix("市") if len(bare) > 2 else bare.lower())

    def among(self, owners: Iterable[str]) -> bool:
        """Whether the city is one of the owners."""
        return self.key in owners

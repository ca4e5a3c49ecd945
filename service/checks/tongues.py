"""Words of both languages, of which the English ones are looked for only in English.

Most Chinese articles hold no English phrase, and half of what `re` tries at a place is English.
"""

import re
from dataclasses import dataclass

_LETTER = re.compile("[A-Za-z]")
_PHRASE = re.compile("[A-Za-z]{2} | [a-z]{2}")


def has_phrases(text: str) -> bool:
    """Whether a blank stands beside a word in Latin letters, as it does in all English phrases."""
    return " " in text and _PHRASE.search(text) is not None


def has_letters(text: str) -> bool:
    """Whether it has a Latin letter at all."""
    return _LETTER.search(text) is not None


@dataclass(frozen=True, slots=True)
class Phrases:
    """One pattern for an article with English phrases, one for those without."""

    both: re.Pattern[str]
    chinese: re.Pattern[str]

    def of(self, *, english: bool) -> re.Pattern[str]:
        """The pattern for such an article."""
        return self.both if english else self.chinese

    def of_name(self, name: str) -> re.Pattern[str]:
        """The pattern for a name, which may be a single English word."""
        return self.both if has_letters(name) else self.chinese


def phrases(chinese: str, english: str, flags: int = 0) -> Phrases:
    """Both: whatever of the English pattern matches holds a blank beside a word."""
    return Phrases(re.compile(f"{chinese}|{english}", flags), re.compile(chinese, flags))

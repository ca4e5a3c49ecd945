"""What something ranks in or is ahead of: no number beside such a place is its own (the cluster
ranks second in the province, Changsha leads Hunan in 11 areas).
"""

import re

_RANKS_IN = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|plac(?:es|ed|ing)|com(?:es|ing)|came|stands?|stood|is|are|was|were|sits?"
    r"|finish(?:es|ed)|now|at|among) (?:the |joint |its )?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d+(?:st|nd|rd|th)"
    r"|[Nn]o\. ?\d+|(?:top|leading) (?:\w+))"
    r"(?:[- ](?:largest|highest|biggest|best|fastest))? (?:in|across|within) "
    r"(?:all of |the whole of )?(?:the )?$"
)
"""Before what a rank is told in."""
_BACK = 44
_OUTDOES = re.compile(
    r"\b(?:leads?|led|tops?|topped|outpac(?:es|ed|ing)|outrank(?:s|ed|ing)|outstrip(?:s|ped|ping)"
    r"|outdid|surpass(?:es|ed|ing)|overt(?:akes|ook|aking)|eclips(?:es|ed|ing)|edg(?:es|ed|ing) out"
    r"|(?:advantage|edge|lead|margin) over) (?:all of |the rest of |neighbou?ring |nearby |both )?$"
)
"""Before who is outdone."""
_AT_WHAT = re.compile(
    r"(?: [Cc]ity| [Pp]rovince)? (?:in|with|by|on|at|due|thanks|because|for)\b|[.,;]"
)
"""Behind him: at what, and by how much. Behind "has led Suzhou" stands what it did."""


def ranks_in(text: str, start: int) -> bool:
    """Whether a rank is told in the place that begins at `start`."""
    if not text.endswith(("in ", "in the ", "across ", "across the ", "within the "), 0, start):
        return False
    return _RANKS_IN.search(text, max(0, start - _BACK), start) is not None


def is_outdone(text: str, before: str, end: int) -> bool:
    """Whether the place that ends at `end` is what somebody is ahead of; `before`: the words in
    front of it.
    """
    return _OUTDOES.search(before) is not None and _AT_WHAT.match(text, end) is not None

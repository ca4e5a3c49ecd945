"""English names that only say more of a noun: whose firm it is (the Tokyo company Minato Digital),
to whom something is given (pays Macao start-ups), on whose side of the water it lies, and what a
place is told with (Hengqin included). None of them is who the number is of.
"""

import re

from service.places.words import FIRM, ITS_NUMBER, NUMBER_FOLLOWS

_THE = re.compile(r"\b[Tt]he (?:[a-z]+ )?$")
_BY_NAME = re.compile(r" [A-Z]")
"""Behind a firm's kind: its own name (the Tokyo company Minato Digital)."""
_GIVES = re.compile(
    r"\b(?:pa(?:ys?|id|ying)|giv(?:es?|ing)|gave|offer(?:s|ed|ing)?|grant(?:s|ed|ing)?|awards?|lends?"
    r"|lets?|allows?|help(?:s|ed|ing)?|fund(?:s|ed|ing)?|subsidi[sz](?:es?|ed|ing)|host(?:s|ed|ing)?"
    r"|lur(?:es?|ed|ing)|draws?|attract(?:s|ed|ing)?|train(?:s|ed|ing)?|serv(?:es?|ed|ing)"
    r"|promis(?:es?|ed|ing)|houses?|charg(?:es?|ed|ing)|woo(?:s|ed|ing)?) (?:young |new |small )?$"
)
RECEIVERS = re.compile(
    r"(?:-based)? (?:[a-z-]+ ){0,2}?(?:start-?ups|firms|companies|businesses|enterprises|founders"
    r"|graduates|students|residents|workers|engineers|teams|investors|talent|scientists|researchers"
    r"|entrepreneurs|tenants|makers|suppliers|customers|clients|visitors|farmers)\b"
)
_BY_A = re.compile(r"\b(?:by|from|of|with) an? (?:[a-z]+ )?$")
"""Before where a firm is at home that does something elsewhere (run by a Detroit company)."""
_BESIDE = re.compile(r"\b(?:[Oo]n|[Tt]o|[Aa]cross|[Ff]rom) $")
_SIDE = re.compile(r"['’]s (?:[a-z]+ ){0,2}(?:side|bank|shores?|doorstep|border|coast)\b")
_WITH_OFFICES = re.compile(
    r"\bwith (?:[a-z]+ ){0,2}(?:offices?|headquarters|labs?|plants?|branches|operations|factories"
    r"|subsidiaries|bases?|staff|teams|stores|sites) (?:in|across|from) (?:the )?$"
)
"""Before where somebody sits besides (the company, with offices in Beijing, reported …)."""
_INCLUDED = re.compile(r",? (?:included|excluded|aside|apart|excepted)\b")
_INCLUDES = re.compile(r"\b(?:including|excluding|not counting) (?:the )?$")

MADE_THERE = re.compile(
    r"\b(?:an?|the|every|each|any|per) (?:[a-z-]+ ){0,2}?"
    r"(?!(?:is|are|was|were|be|been|being)\b)[a-z]+"
    r" (?:made|built|produced|manufactured|assembled|developed|designed|registered|trained) in $"
)
"""Before the province: where something was made that costs somebody (the price of a robot made in
the province)."""
WHICH_IS = re.compile(
    r" (?:that|which|where|whose|(?:at|in|to) which|home to|known)\b[^,.;:\n]{3,90},(?= [a-z\d])"
)
"""Behind a name and what it lies in (Jinjiang, the Chengdu district that is home to …), which is no
subject either.
"""


def only_modifies(text: str, before: str, end: int) -> bool:
    """Whether the name that ends there says no more than this; `before` are the words before it."""
    if _THE.search(before):
        kind = FIRM.match(text, end)
        return kind is not None and _BY_NAME.match(text, kind.end()) is not None
    if _GIVES.search(before):
        return RECEIVERS.match(text, end) is not None
    told = _BY_A.search(before) and FIRM.match(text, end)
    if told or (before.endswith(", ") and _INCLUDED.match(text, end)):
        return True
    if _BESIDE.search(before):
        return _SIDE.match(text, end) is not None
    if _INCLUDES.search(before) or _WITH_OFFICES.search(before):
        return not (NUMBER_FOLLOWS.match(text, end) or ITS_NUMBER.match(text, end))
    return False

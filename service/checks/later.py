"""The aim that is told behind its number: a hall of 45 megawatts, expected to open in 2028."""

import re

from service.checks.reading import Reading
from service.checks.stated import Stated

_BUILT = (
    "(?:built|opened|added|installed|created|covered|set up|deployed|completed|finished|launched"
    "|trained|established)"
)
_LATER = re.compile(
    rf"\b(?:will|shall (?=be {_BUILT})|(?:is|are) "
    r"(?:due |scheduled |slated |projected |expected |supposed |set |poised |bound |likely |going "
    r"|certain |sure |meant |intended )?to"
    r"|should|"
    rf"would be (?={_BUILT}|on |at |needed|employed|hired|required)"
    r"|would (?:start|begin|open|work|come))\b|将(?=[在于从])"
    r"|(?:计划|拟|预计)(?:于|在)?(?:\d{4}年)?\d{1,2}月(?:底|份)?(?:前)?(?=[上投建开完交启])(?![^。；\n]*(?:已|如期))"
    r"| (?:that|which) (?:the )?[\w’' ]{3,24} had (?:hoped|planned|aimed|wanted) "
    r"(?:for\b|to (?:reach|have|train|add)\b)"
    "|有望(?:在|于|将)?(?=[^，。；\\d]{0,8}(?:到位|落地|投[用产运]|建成|达产|交付|开工|完工|竣工|启用|落成))"
    "|没有悬念|毫无悬念|不成问题|没问题|没有问题|问题不大|(?<=，)我?有信心|指日可待"
)
"""The aim may stand behind the number that is its subject: 90 kilometres of path will …,
三期8万平方米将在年底前交付."""
_IS_PLANNED = re.compile(
    r"(?:(?!\b(?:and|but|while|where|which|that|whose|as|because|what)\b)[^,.;\d]){0,60}"
    r"\b(?:is|are) (?:also )?"
    r"(?:planned|envisaged|foreseen|due (?:by|before|this|next)|slated for|scheduled for)\b"
    r"(?! to\b)"
    r"| (?:(?!with\b)[a-z-]+ ){0,2}(?:to follow|more planned)\b| to be (?:spent|invested)\b"
    r"| (?:more|further|others) (?:[a-z-]+ ){0,2}"
    r"(?:due|scheduled|slated|expected|set to|to come|coming (?:in|by|next))\b"
    r"|[^.;]{0,160}, all by (?:the end of )?(?:20\d\d|next year|this year)"
)
_RAISED = re.compile(
    r"\b(?:raised|secured|received|won|collected|(?:has|had|have) (?:already )?set aside)"
    r" (?:about |some |over |more than |nearly )?[$€£¥]?$"
)
"""Before a sum that is there, whatever it is to be spent on."""
_ASIDE = re.compile(
    r" ?(?:--|—|–) |\band (?:is|are) (?:also )?"
    r"(?:(?:expected|supposed|projected|due|set|scheduled) )?to\b"
    r"|\band (?:now |also )?"
    r"(?:says?|said|expects?|adds|hopes?|wants?|plans to|aims to)\b"
)
"""What an aside says ends with it, and so does what was, where somebody then says what will be
(trained 9,200 last year and says this year's intake will be 12,000)."""
_AND_WILL = re.compile(
    r"[^,.;\d]{0,16} (?:in (?:[A-Z][a-z]+ )?20\d\d|last [A-Za-z]+|a year ago),? and "
    r"(?:will|is to|are to)\b"
)
"""Behind the number of a day gone by (earned 5.6 billion yuan in 2024 and will earn 10 billion)."""
_AND_SO = re.compile(r" of the(?: [\w-]+){4,} and ")
"""Between a number and what its subject will do besides what it does (seventeen of the systems make
or support decisions and will be audited)."""
_AND_THEN = re.compile(r"[^,.;]*\b(?:went live|opened) [^,.;]*?\b(?:and|but) (?:it )?")
"""Between a number with its verb and what will come of it (a 40-megawatt centre went live last
November and will grow to 100)."""
_SAID_THAT = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|added|estimates|shows|expects?|\w+day) that "
)
"""Before a number that is no count of who did it: what is said begins with it."""
_THAT_DID = re.compile(r"\b(?:that|which) (?:about |some |over |more than )?$")
_DID = re.compile(r"[^,.;\d]{2,48}?\b(?:tried|used|tested|took|made|built|visited|joined)\b")
"""Around the number of those who did something with what will be (the assistant that 180 social
workers tried out will get £2.1m)."""
_OF_A_NOUN = re.compile(r"\b(?:with|for|of) $")
"""Before a number that is only told of a noun, and so goes on with what the noun will do."""
_OF_ITS_NOUN = (" with ", " to ", " of ", " rated ", " worth ", " costing ")
_OF_ITS_SIZE = (" covering ", " spanning ", " on ")
_WHICH_WILL = re.compile(
    r"[^,.;]{0,40}, (?:which|all of which)\b[^,.;\d]{0,24}\b(?:will|is to|are to) "
    r"(?:be )?(?:install|buil[dt]|add|open|deploy|set up|construct|launch)"
    rf"|[^,.;]{{0,60}}, (?:due |expected )?to be {_BUILT}"
    r"|[^,.;]{0,12}, (?:due |expected )?to be (?:allocated|awarded|released)"
)
"""A pool of 1,200 processors, which the city will install by September."""
_DUE_BEHIND = re.compile(
    r", (?:is|are) (?:due|expected|set|scheduled|planned|slated|to)\b"
    r"|, (?:will|would)\b(?! (?:invest|support|back|fund|help|finance|focus|provide|give|lend)\b)"
    r"|, (?:starts|opens|begins) (?:in|on|next)\b"
    r"|, should (?:open|start|be (?:ready|open|completed|finished|in (?:use|service|operation)))\b"
)
"""What an aside tells of its noun is as far as what the noun shall do (with 18 megawatts, is due
to open)."""
_SHALL_BE = (
    r"(?:will|would|should|(?:is|are) (?:due|expected|set|scheduled|planned|slated|to)(?: to)?) "
    "(?:be )?"
    rf"(?:open(?! offices| a branch| more)|available|ready|operate|start(?! an? | its )|{_BUILT})"
)
_OF_SIZE = (" of ", " with ")
_TO_OPEN = re.compile(
    r", (?:expected|due|scheduled|slated|planned|set) to "
    r"(?:open|start|launch|be (?:completed|built))\b(?! (?:offices|more|a |an |its ))"
)
"""Behind a noun with its size: a data centre of 45 megawatts, expected to open in 2028."""
_INCLUDING_SHALL = re.compile(rf", including [^.;\d]{{3,120}}, {_SHALL_BE[:-1]}|provided|offered)")
"""Behind a number and what it includes (Offices for 60 firms, including …, will be provided)."""
_SIZE_SHALL = re.compile(rf", {_SHALL_BE}")
_SUBJECT_SHALL = re.compile(rf"[^,.;\d]{{3,60}}, {_SHALL_BE}")
"""Behind the number that opens a sentence and an aside (Twelve datasets, from …, will be open)."""


def _is_only_next(reading: Reading, stated: Stated, later: re.Match[str], *, opens: bool) -> bool:
    """Whether it is what the subject will do besides what it does, or did, with the number."""
    between = stated.end, later.start()
    if opens and _AND_SO.fullmatch(reading.plain, *between):
        return True
    return _AND_THEN.fullmatch(reading.plain, *between) is not None


def _did_something(reading: Reading, stated: Stated, start: int) -> bool:
    """Whether it counts those who did something with what will be."""
    that = _THAT_DID.search(reading.plain, start, stated.start)
    if that is None or _SAID_THAT.search(reading.plain, start, stated.start):
        return False
    return _DID.match(reading.plain, stated.end) is not None


def shall_be_done(reading: Reading, stated: Stated) -> re.Match[str] | None:
    """What the noun of an aside with the number shall do (an enlargement, to 5,000 petaflops,
    should be completed in 2027).
    """
    start, end = reading.clauses.at(stated.start)
    if not reading.plain.startswith(_OF_ITS_NOUN, start):
        return None
    return _DUE_BEHIND.match(reading.plain, end - 1)


def later_aim(reading: Reading, stated: Stated) -> re.Match[str] | None:
    """The words behind the number that aim at it: in its clause, or behind an aside."""
    start, end = reading.clauses.at(stated.start)
    aside = _ASIDE.search(reading.plain, stated.end, end)
    latin = reading.english and reading.plain[stated.end : stated.end + 2].isascii()
    if (
        latin
        and _AND_WILL.match(reading.plain, stated.end)
        and not _OF_A_NOUN.search(reading.plain, start, stated.start)
    ):
        return None
    if latin and _did_something(reading, stated, start):
        return None
    later = _LATER.search(reading.plain, stated.end, aside.start() if aside else end)
    return _in_english(reading, stated, later, latin=latin) if reading.english else later


def _in_english(
    reading: Reading, stated: Stated, later: re.Match[str] | None, *, latin: bool
) -> re.Match[str] | None:
    """Those, or what only English says behind an aside; `later`: the aim in the number's clause."""
    start, end = reading.clauses.at(stated.start)
    opens = not reading.plain[reading.sentences.at(start)[0] : stated.start].strip()
    if later and _is_only_next(reading, stated, later, opens=opens):
        later = None
    if later is None and latin and not _RAISED.search(reading.plain, start, stated.start):
        later = _IS_PLANNED.match(reading.plain, stated.end)
    if later is None:
        later = _WHICH_WILL.match(reading.plain, stated.end)
    later = later or shall_be_done(reading, stated)
    later = later or _INCLUDING_SHALL.match(reading.plain, end - 1)
    sized = stated.kind == "measure" and reading.plain.endswith(_OF_SIZE, start, stated.start)
    if later is None and sized:
        later = _TO_OPEN.match(reading.plain, end - 1)
    if later is None and reading.plain.startswith(_OF_ITS_SIZE, start):
        later = _SIZE_SHALL.match(reading.plain, end - 1)
    return _SUBJECT_SHALL.match(reading.plain, end) if later is None and opens else later

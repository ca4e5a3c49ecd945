"""Take the JSON out of what a model wrote.

Reasoning models put `<think>…</think>` before it, chatty ones a fence and a sentence around it.
Nothing inside the JSON is touched.
"""

import json
import re

_THINKING = re.compile(r"<(think|thinking|reasoning)>.*?</\1>", re.DOTALL)
_UNOPENED = re.compile(r"\A.*?</(?:think|thinking|reasoning)>", re.DOTALL)
_DECODER = json.JSONDecoder()
_MAX_FALSE_STARTS = 64
"""Each may read to the end of the answer; the bound keeps a hostile answer from costing minutes."""


def json_of(answer: str) -> str | None:
    """The last complete JSON object of `answer` as it is written there; None if there is none.

    The last, because what comes before it may repeat JSON that stands in the article.
    """
    text = answer.strip()
    if text.startswith("{") and _object_end(text, 0) == len(text):
        return text
    text = _UNOPENED.sub("", _THINKING.sub("", text))
    found = None
    false_starts = 0
    start = text.find("{")
    while start != -1 and false_starts < _MAX_FALSE_STARTS:
        end = _object_end(text, start)
        if end is None:
            false_starts += 1
            start = text.find("{", start + 1)
        else:
            found = text[start:end]
            start = text.find("{", end)
    return found


def _object_end(text: str, start: int) -> int | None:
    try:
        return _DECODER.raw_decode(text, start)[1]
    except (json.JSONDecodeError, RecursionError):
        return None

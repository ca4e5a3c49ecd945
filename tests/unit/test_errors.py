"""The exception tree and its default messages."""

import re

from service import errors


def _tree(root: type[errors.CityfactsError]) -> set[str]:
    return {root.__name__}.union(*(_tree(child) for child in root.__subclasses__()))


def test_the_tree_drawn_in_the_docstring_is_the_tree_in_the_code() -> None:
    drawn = set(re.findall(r"^[│├└─ ]*([A-Z]\w+)", errors.__doc__ or "", flags=re.MULTILINE))
    assert drawn - {"Everything", "The"} == _tree(errors.CityfactsError)


def test_an_error_without_words_of_its_own_says_its_docstring() -> None:
    assert str(errors.EmptyText()) == "The text is empty. Send the article's words."
    assert str(errors.BadDate("2025-13-01 is no date.")) == "2025-13-01 is no date."

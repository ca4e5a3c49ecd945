"""Which names an account can have."""

import pytest

from service.accounts.names import account_name, key_name
from service.errors import BadName


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("wang", "wang"),
        (" Wang ", "wang"),
        ("ＷＡＮＧ", "wang"),
        ("王芳", "王芳"),
        ("li.wei@example.org", "li.wei@example.org"),
        ("x" * 64, "x" * 64),
    ],
)
def test_a_name_is_kept_in_one_spelling(typed, kept):
    assert account_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "local",
        "LOCAL",
        "a b",
        "a\nb",
        "a\x00b",
        "<script>",
        "../x",
        "-x",
        "x" * 65,
        "a\u202eb",
        "\ud800",
    ],
)
def test_what_is_no_name_is_refused(typed):
    with pytest.raises(BadName):
        account_name(typed)


def test_a_keys_name_keeps_its_case():
    assert key_name("Nightly-Import") == "Nightly-Import"

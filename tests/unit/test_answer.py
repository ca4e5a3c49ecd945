"""The answer of the service as it is written out."""

import json

import pytest

from tests.records import an_extraction


def test_it_is_written_once_and_equals_one_that_is_not_written_yet():
    extraction = an_extraction()
    assert extraction.as_json is extraction.as_json
    assert extraction == an_extraction(id=extraction.id)
    assert "as_json" not in json.loads(extraction.as_json)


@pytest.mark.parametrize("deep", [False, True])
def test_a_copy_under_another_name_is_written_anew(deep):
    extraction = an_extraction()
    assert json.loads(extraction.as_json)["id"] == extraction.id
    copied = extraction.model_copy(update={"id": "another"}, deep=deep)
    assert json.loads(copied.as_json)["id"] == "another"

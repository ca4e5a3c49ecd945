"""What every form of the pages has."""

import re
from pathlib import Path

import pytest

import service

TEMPLATES = sorted((Path(service.__file__).parent / "templates").glob("*.html"))
FORM = re.compile(r'<form\b[^>]*method="post"[^>]*>.*?</form>', re.DOTALL)
WITHOUT = 'action="/language"'
"""It changes nothing but the reader's own cookie, and stands on pages for everybody."""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_form_that_writes_carries_the_token(template):
    forms = FORM.findall(template.read_text(encoding="utf-8"))
    assert [form for form in forms if "{{ csrf }}" not in form and WITHOUT not in form] == []


def test_there_are_forms_to_look_at():
    assert sum(len(FORM.findall(path.read_text(encoding="utf-8"))) for path in TEMPLATES) > 15

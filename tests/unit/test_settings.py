"""The settings: what can be set, where it is explained, and what an unusable one says."""

import re
from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.settings import Settings, default_database_url, load

EXAMPLE = Path(__file__).parents[2] / ".env.example"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch, tmp_path):
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.alias), raising=False)
    monkeypatch.chdir(tmp_path)


def explained() -> dict[str, tuple[str, str]]:
    """Name -> (explanation, default), as .env.example tells them."""
    blocks = EXAMPLE.read_text(encoding="utf-8").split("\n\n")[1:]
    rows = {}
    for block in blocks:
        *comments, setting = [line.removeprefix("# ") for line in block.strip().splitlines()]
        name, _, value = setting.partition("=")
        rows[name] = (" ".join(comments), value)
    return rows


def test_the_example_file_explains_every_setting_with_its_default_and_no_other():
    settings = {
        str(field.alias): (
            str(field.description),
            "" if field.default_factory or field.default is None else str(field.default).lower(),
        )
        for field in Settings.model_fields.values()
    }
    assert explained() == settings


def test_the_example_file_taken_as_it_is_changes_nothing(tmp_path):
    switched_on = re.sub(r"^# (?=[A-Z_]+=)", "", EXAMPLE.read_text(encoding="utf-8"), flags=re.M)
    (tmp_path / ".env").write_text(switched_on, encoding="utf-8")
    assert load() == Settings(_env_file=None)


def test_the_environment_wins_over_the_file_and_an_argument_over_both(tmp_path, monkeypatch):
    (tmp_path / ".env").write_text("CITYFACTS_RETRIES=1\nCITYFACTS_TIMEOUT=1\nOTHER=1\n")
    monkeypatch.setenv("CITYFACTS_RETRIES", "2")
    monkeypatch.setenv("CITYFACTS_DEADLINE", "2")
    settings = load(CITYFACTS_DEADLINE=3)
    assert (settings.timeout, settings.retries, settings.deadline) == (1, 2, 3)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("CITYFACTS_TIMEOUT", "-1", "CITYFACTS_TIMEOUT: .*greater than 0.*'-1'"),
        ("CITYFACTS_RETRIES", "often", "CITYFACTS_RETRIES: .*integer.*'often'"),
        ("CITYFACTS_MODE", "best", "CITYFACTS_MODE: .*'auto'.*'best'"),
        ("OPENAI_BASE_URL", "http://127.0.0.1:1/v1", "CITYFACTS_MODEL names no model"),
    ],
)
def test_an_unusable_setting_is_named_with_what_is_wrong(monkeypatch, name, value, told):
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=told):
        load()


def test_the_key_is_never_shown(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-very-secret")
    assert "very-secret" not in repr(load())


@pytest.mark.parametrize(
    ("system", "variables", "url"),
    [
        ("linux", {"HOME": "/h"}, "sqlite:////h/.local/share/cityfacts/cityfacts.db"),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/x"}, "sqlite:////x/cityfacts/cityfacts.db"),
        (
            "darwin",
            {"HOME": "/h"},
            "sqlite:////h/Library/Application Support/cityfacts/cityfacts.db",
        ),
        ("win32", {"LOCALAPPDATA": "/l"}, "sqlite:////l/cityfacts/cityfacts.db"),
    ],
)
def test_the_data_is_kept_where_the_platform_keeps_a_users_data(system, variables, url):
    assert default_database_url(variables, system) == url

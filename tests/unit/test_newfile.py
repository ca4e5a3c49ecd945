"""A new file is there whole, or not at all."""

import errno
import os
from contextlib import suppress

import pytest

from service.errors import InputError
from service.newfile import new_file


def test_a_file_appears_when_it_is_whole(tmp_path):
    path = tmp_path / "facts.csv"
    with new_file(path) as file:
        file.write(b"half")
        assert not path.exists()
        file.write(b" and half")
    assert path.read_bytes() == b"half and half"
    assert list(tmp_path.iterdir()) == [path]


def test_a_private_file_is_its_owners_alone(tmp_path):
    with new_file(tmp_path / "backup.zip", private=True) as file:
        file.write(b"everything")
    assert (tmp_path / "backup.zip").stat().st_mode & 0o077 == 0


def test_what_breaks_off_leaves_nothing(tmp_path):
    with suppress(RuntimeError), new_file(tmp_path / "facts.csv") as file:
        file.write(b"half")
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_kept_unless_told_otherwise(tmp_path):
    path = tmp_path / "facts.csv"
    path.write_text("old")
    with pytest.raises(InputError, match="--force"), new_file(path):
        pass
    assert path.read_text() == "old"
    with new_file(path, force=True) as file:
        file.write(b"new")
    assert path.read_text() == "new"


def test_a_file_that_appears_meanwhile_is_kept(tmp_path):
    path = tmp_path / "facts.csv"
    with pytest.raises(InputError, match="there already"), new_file(path):
        path.write_text("somebody else's")
    assert path.read_text() == "somebody else's"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "told"),
    [("nowhere/facts.csv", "cannot be written: No such file"), (".", "is a folder")],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path, name, told):
    with pytest.raises(InputError, match=told), new_file(tmp_path / name):
        pass


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "facts.csv"
    path.write_text("old")

    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left"), new_file(path, force=True) as file:
        file.write(b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]

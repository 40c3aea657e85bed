"""What goes wrong in the process of a reader is one sentence here."""

import os
import time
from pathlib import Path

import pytest

from bot.errors import UnreadableFile
from bot.reading import apart


def test_a_reader_that_refuses_says_why() -> None:
    with pytest.raises(UnreadableFile, match="加了密码"):
        apart.read_apart("pdf", b"%PDF-1.7 not really", "坏.pdf")


def test_a_reader_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    endless = tmp_path / "python"
    endless.write_text("#!/bin/sh\nwhile :; do :; done\n")
    endless.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(endless))
    monkeypatch.setattr(apart, "_SECONDS_TO_START", 0.1)
    began = time.monotonic()

    with pytest.raises(UnreadableFile, match="读不出来"):
        apart.read_apart("pdf", b"%PDF-", "久.pdf")

    assert time.monotonic() - began < 60


def test_a_reader_that_dies_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    dying = tmp_path / "python"
    dying.write_text("#!/bin/sh\nkill -SEGV $$\n")
    dying.chmod(0o700)
    monkeypatch.setattr("sys.executable", str(dying))

    with pytest.raises(UnreadableFile, match="读不出来"):
        apart.read_apart("pdf", b"%PDF-", "崩.pdf")


def test_a_name_of_any_characters_reaches_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a\0b.pdf", "\ud800.pdf", "-c.pdf", os.sep + "x.pdf"):
        with pytest.raises(UnreadableFile):
            apart.read_apart("pdf", b"%PDF-", name)

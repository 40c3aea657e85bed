"""Whole conversations, written so that a clerk can read them, played through the real desk: `*.yaml` in this folder.

A file is `名称` and `对话`, a list of turns. A turn first does one thing and then says what must be true after it;
`play.py` lists both.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.scenarios.play import CHECKS, TURNS, Play

FILES = sorted(Path(__file__).parent.glob("*.yaml"))


def read(file: Path) -> list[dict[str, Any]]:
    """The turns of a scenario. A key that nobody knows would be a check that never runs."""
    told = yaml.safe_load(file.read_text("utf-8"))
    assert set(told) == {"名称", "对话"}, file.name
    for does, *shows in told["对话"]:
        assert does in TURNS, f"{file.name}：{does}"
        assert set(shows) <= set(CHECKS), f"{file.name}：{shows}"
    return list(told["对话"])


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_conversation_goes_as_it_is_written(file: Path, tmp_path: Path) -> None:
    play = Play(tmp_path)
    play.open()
    for number, turn in enumerate(read(file), start=1):
        (does, what), *shows = turn.items()
        play.turn(does, what)
        for name, wanted in shows:
            try:
                CHECKS[name](play, wanted)
            except AssertionError as error:
                raise AssertionError(f"第{number}轮“{what}”之后，{name}不对：{error}") from None
    play.desk.close()


def test_there_are_thirty_conversations_at_least() -> None:
    assert len(FILES) >= 30

"""Fixtures that more than one folder of tests uses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.scripted_server import ScriptedServer
from tests.desk_fakes import World, open_world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = open_world(tmp_path)
    yield world
    world.desk.close()
    world.store.close()


@pytest.fixture
def model_server() -> Iterator[ScriptedServer]:
    """A language model's server on loopback; the test says what it answers, how fast, and what goes wrong."""
    with ScriptedServer() as server:
        yield server

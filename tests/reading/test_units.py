from pathlib import Path

import pytest

from bot.reading.outline import load_sample
from bot.reading.units import level_of

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_the_level_of_a_samples_unit_can_be_told_by_its_name(path: Path) -> None:
    head, _ = load_sample(path)

    assert level_of(head["unit"]) == head["level"]


@pytest.mark.parametrize("unit", ["海澜市教育局", "省司法厅", "某大学"])
def test_a_level_that_the_name_leaves_open_is_not_guessed(unit: str) -> None:
    assert level_of(unit) is None

from pathlib import Path

import pytest

from bot.conversation.phrases import FOLDER, NAME, load_phrases
from bot.errors import BadData


def folder_with(tmp_path: Path, old: str, new: str) -> Path:
    text = (FOLDER / NAME).read_text("utf-8")
    assert old in text
    (tmp_path / NAME).write_text(text.replace(old, new, 1), "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("stop:", "stopp:", "“stopp”"),
        ("  plans: [", "  plan: [", "六种作用"),
        ("  feature: '", "  feature: '(", "genres.feature"),
        ("skip: [跳过", "skip: [3", "“skip”"),
    ],
)
def test_a_wrong_file_is_refused_by_file_and_key(tmp_path: Path, old: str, new: str, says: str) -> None:
    folder = folder_with(tmp_path, old, new)

    with pytest.raises(BadData) as refused:
        load_phrases(folder)

    assert NAME in str(refused.value)
    assert says in str(refused.value)

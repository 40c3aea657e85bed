import subprocess
import sys
from pathlib import Path

import pytest

from bot.adapters.folder_lock import own_folder
from bot.errors import Busy, CannotWrite

SECOND = """
import sys
from pathlib import Path
from bot.adapters.folder_lock import own_folder
from bot.errors import Busy
try:
    with own_folder(Path(sys.argv[1])):
        print("进来了")
except Busy as error:
    print(error)
"""


def second_process(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SECOND, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.strip()


def test_a_second_process_is_told_in_one_sentence(tmp_path: Path) -> None:
    with own_folder(tmp_path / "data"):
        said = second_process(tmp_path / "data")

    assert said == f"数据目录 {tmp_path / 'data'} 正由另一个述法使用，请先关闭它，或另选一个数据目录再启动。"


def test_the_folder_is_free_again_afterwards(tmp_path: Path) -> None:
    with own_folder(tmp_path):
        pass

    assert second_process(tmp_path) == "进来了"


def test_the_folder_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), own_folder(tmp_path):
        raise KeyError

    assert second_process(tmp_path) == "进来了"


def test_two_owners_in_one_process_are_refused_too(tmp_path: Path) -> None:
    with own_folder(tmp_path), pytest.raises(Busy), own_folder(tmp_path):
        pass


def test_a_file_in_the_place_of_the_folder_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", "utf-8")

    with pytest.raises(CannotWrite, match="不能写入"), own_folder(tmp_path / "data"):
        pass

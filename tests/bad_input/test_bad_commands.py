"""Bad input on the command line: one Chinese sentence on stderr, exit code 2, nothing written."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.adapters.folder_lock import own_folder

ROOT = Path(__file__).parents[2]
UNIT = "柳溪县水利局"
NOTES = "普法讲座办了36场，听课2800人次\n受理行政复议案件12件\n不足：持证执法人员少\n明年：增加持证人员\n"
ONE_SENTENCE = re.compile(r"[^\n。]*[\u4e00-\u9fff][^\n。]*。\n")
FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from bot.__main__ import main
sys.exit(main(sys.argv[2:]))
"""
"""Runs a command where no file may grow beyond so many bytes: to a writer that is a full disk."""


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "台账.txt"
    path.write_text(NOTES, "utf-8")
    return path


def draft_words(notes: Path, folder: Path, **changed: str) -> list[str]:
    options = {"unit": UNIT, "year": "2024", "genre": "annual_report", "facts": str(notes)} | changed
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    return ["draft", *words, "--out", str(folder / "稿.docx"), "--json", str(folder / "稿.json")]


def ran(*words: str, largest: int | None = None) -> subprocess.CompletedProcess[str]:
    start = [sys.executable, "-c", FULL, str(largest)] if largest else [sys.executable, "-m", "bot"]
    return subprocess.run([*start, *words], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("year", ["20255", "²⁰²⁵", "二〇二四", "2024年", "", "1999", "-1"])
def test_a_year_that_is_none_is_refused(
    year: str, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [*draft_words(notes, tmp_path), f"--year={year}"]

    assert main(words) == 2

    assert f"年度“{year}”不对" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["台账.txt"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["draft"], "缺少--unit, --year"),
        (["search", "普法", "-k", "很多"], "-k不能写'很多'"),
        (["search", "普法", "-k", "0"], "-k 至少是 1"),
        (["search", "  "], "不能是空的"),
        (["search", "普法", "--genre", "小说"], "小说"),
        (["起草"], "命令不能写'起草'"),
        (["outline", "甲.md", "--快"], "不认识“--快”"),
        (["outline"], "缺少file"),
        ([], "缺少命令"),
    ],
)
def test_a_slip_in_the_words_of_a_command_is_told_in_one_sentence(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(words)
    except SystemExit as left:
        code = int(left.code or 0)

    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert says in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("unit", ["云" * 101, " \t", "\udcff\udcfe"])
def test_a_unit_that_is_no_name_is_refused(
    unit: str, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(draft_words(notes, tmp_path, unit=unit)) == 2

    assert ONE_SENTENCE.fullmatch(capsys.readouterr().err)
    assert [path.name for path in tmp_path.iterdir()] == ["台账.txt"]


def test_a_unit_with_broken_characters_is_drafted_without_them(notes: Path, tmp_path: Path) -> None:
    assert main(draft_words(notes, tmp_path, unit="柳溪县\n水利局\udcff")) == 0

    assert "柳溪县 水利局" in (tmp_path / "稿.json").read_text("utf-8")


def test_notes_of_200_000_characters_are_refused(
    tmp_path: Path, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes.write_text("开展普法宣传若干场，" * 20_000, "utf-8")

    assert main(draft_words(notes, tmp_path)) == 2

    assert ONE_SENTENCE.fullmatch(said := capsys.readouterr().err)
    assert "10万字" in said


def test_many_files_over_the_limit_together_are_refused(
    tmp_path: Path, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes.write_text("开展普法宣传若干场，" * 9_000, "utf-8")
    words = draft_words(notes, tmp_path)
    at = words.index("--facts") + 1
    words[at:at] = [str(notes)] * 6

    assert main(words) == 2

    assert "50万字" in capsys.readouterr().err


def test_a_broken_report_of_last_year_is_refused(
    tmp_path: Path, notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "去年.docx"
    broken.write_bytes(b"PK\x03\x04" + bytes(range(256)))

    assert main([*draft_words(notes, tmp_path), "--last-year", str(broken)]) == 2

    assert "去年.docx" in capsys.readouterr().err
    assert not (tmp_path / "稿.docx").exists()


def test_a_model_that_is_not_there_is_said(tmp_path: Path, notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*draft_words(notes, tmp_path), "--writer", "model"]) == 2

    assert "--writer pattern" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有文件大小上限可设")
@pytest.mark.parametrize("largest", [100, 3_000])
def test_a_full_disk_leaves_neither_file(largest: int, tmp_path: Path, notes: Path) -> None:
    (tmp_path / "稿.json").write_text("旧的", "utf-8")

    ended = ran(*draft_words(notes, tmp_path), largest=largest)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ONE_SENTENCE.fullmatch(ended.stderr)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["台账.txt", "稿.json"]
    assert (tmp_path / "稿.json").read_text("utf-8") == "旧的"


@pytest.mark.parametrize("command", [["ingest", "台账.txt"], ["search", "普法讲座"], ["serve"]])
def test_a_corrupt_database_is_said_and_left_as_it_is(command: list[str], tmp_path: Path, notes: Path) -> None:
    words = [str(notes) if word == notes.name else word for word in command]
    database = tmp_path / "data" / "shufa.db"
    database.parent.mkdir()
    database.write_bytes(random := bytes(range(255, -1, -1)) * 200)

    ended = ran(*words, "--data-dir", str(database.parent))

    assert ended.returncode == 2
    assert re.fullmatch(r"数据库文件[^\n]*可能已损坏[^\n]*。\n", ended.stderr)
    assert database.read_bytes() == random
    assert not (tmp_path / "data" / "index").exists()


def test_a_locked_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    holder = sqlite3.connect(tmp_path / "data" / "shufa.db")
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("CREATE TABLE held (it)")

    ended = ran("search", "普法讲座", "--data-dir", str(tmp_path / "data"))

    holder.close()
    assert ended.returncode == 2
    assert re.fullmatch(r"数据库正被别的程序占用[^\n]*。\n", ended.stderr)


@pytest.mark.parametrize("command", [["ingest", "台账.txt"], ["search", "普法讲座"], ["serve"]])
def test_a_second_process_on_one_folder_is_told_to_choose_another(
    command: list[str], tmp_path: Path, notes: Path
) -> None:
    words = [str(notes) if word == notes.name else word for word in command]

    with own_folder(tmp_path / "data"):
        ended = ran(*words, "--data-dir", str(tmp_path / "data"))

    assert ended.returncode == 2
    assert re.fullmatch(r"数据目录[^\n]*正由另一个述法使用[^\n]*。\n", ended.stderr)
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [".lock"]


def test_a_past_report_without_headings_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "去年.txt"
    path.write_text("我局认真开展工作，组织普法讲座12场。全年受理复议案件8件。\n此外举办培训3期。\n", "utf-8")

    assert main(["outline", str(path), "--json"]) == 0

    told = capsys.readouterr().out
    assert "组织普法讲座12场" in told
    assert "举办培训3期" in told

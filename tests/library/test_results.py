import json
from pathlib import Path

import pytest

from bot.errors import BotError, UnreadableFile
from bot.library.library import Library
from bot.library.results import ingest, ingested_json, ingested_line, search_json, summary_json, summary_line


def opened(path: Path) -> list[tuple[Path, bytes | BotError]]:
    if path.suffix == ".zip":
        return [(path / "青芜.txt", report("青芜")), (path / "锁.txt", UnreadableFile("“锁.txt”加了密码。"))]
    if path.suffix != ".txt":
        raise UnreadableFile(f"“{path.name}”这种格式读不了。")
    return [(path, path.read_bytes())]


def read(name: str, data: bytes) -> str:
    return data.decode()


def report(place: str) -> bytes:
    return f"{place}区林业局2023年度法治政府建设情况报告\n\n一、主要举措\n\n开展林木采伐执法检查36次。\n".encode()


@pytest.fixture
def folder(tmp_path: Path, archive: str) -> Path:
    folder = tmp_path / "往年报告"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "档案局.txt").write_text(archive, "utf-8")
    (folder / "2024" / "档案局副本.txt").write_text(archive, "utf-8")
    (folder / "坏.exe").write_bytes(b"MZ")
    (folder / ".隐藏").write_text("不读", "utf-8")
    return folder


def test_a_bad_file_does_not_stop_the_rest(library: Library, folder: Path) -> None:
    results = list(ingest(library, [folder / "坏.exe", folder / "2024"], opened, read))

    assert [ingested_json(one)["status"] for one in results] == ["refused", "added", "duplicate"]
    assert len(library.reports()) == 2


def test_each_file_has_a_line_and_the_last_line_sums_up(library: Library, folder: Path) -> None:
    results = list(ingest(library, [folder], opened, read))

    lines = [ingested_line(one) for one in results]

    assert lines[0].startswith(f"已收入 {folder / '2024' / '档案局.txt'} → 《青螺区档案局关于2024年度")
    assert "青螺区档案局，2024年" in lines[0]
    assert lines[1].startswith("重复 ")
    assert lines[2].endswith("“坏.exe”这种格式读不了。")
    assert summary_line(results) == "共 3 个文件：收入 1，重复 1，未收入 1。"
    assert summary_json(results) == {"files": 3, "added": 1, "duplicate": 1, "refused": 1}


def test_the_files_of_an_archive_are_told_one_by_one(library: Library, folder: Path) -> None:
    (folder / "全部.zip").write_bytes(b"PK")

    results = list(ingest(library, [folder / "全部.zip"], opened, read))

    assert [(one.path.name, ingested_json(one)["status"]) for one in results] == [
        ("青芜.txt", "added"),
        ("锁.txt", "refused"),
    ]


def test_a_file_taken_in_before_is_not_read_again(library: Library, folder: Path) -> None:
    list(ingest(library, [folder / "2024" / "档案局.txt"], opened, read))

    def not_again(name: str, data: bytes) -> str:
        raise AssertionError(name)

    again = list(ingest(library, [folder / "2024"], opened, not_again))

    assert [ingested_json(one)["status"] for one in again] == ["duplicate", "duplicate"]


def test_a_search_is_plain_json(library: Library) -> None:
    found = json.loads(json.dumps(search_json(library.find("开放活动", "annual_report", k=1))))

    assert list(found["matches"][0]) == [
        "report", "unit", "year", "genre", "section", "role", "heading", "text", "pattern", "likeness",
    ]  # fmt: skip
    assert found["matches"][0]["report"] == "苇岸区粮食和物资储备局关于2023年度法治政府建设情况的报告"
    assert found["matches"][0]["role"] == "measures"

"""Files that people upload, taken in behind the page and through restarts."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.adapters.uploads_sql import SqlUploads
from bot.errors import UnreadableFile
from bot.library.intake import BROKE_OFF_TWICE, Intake, Upload, UploadState
from bot.library.library import Library


def read(name: str, data: bytes) -> str:
    if data.startswith(b"MZ"):
        raise UnreadableFile(f"“{name}”是程序，不是文档。")
    return data.decode()


def nothing_inside(name: str, data: bytes) -> None:
    return None


def told(upload: Upload) -> tuple[str, str]:
    return upload.name, upload.state.value


@pytest.fixture
def uploads(tmp_path: Path) -> SqlUploads:
    return SqlUploads(tmp_path / "shufa.db", tmp_path / "uploads")


@pytest.fixture
def intake(library: Library, uploads: SqlUploads) -> Intake:
    return Intake(library, uploads, read, nothing_inside)


def report(place: str) -> bytes:
    return (
        f"{place}区林业局2023年度法治政府建设情况报告\n\n一、主要举措和成效\n\n"
        f"{place}区林业局开展林木采伐执法检查36次，办结案件12件。\n\n二、存在的不足\n\n{place}区护林员法治培训还不够经常。\n"
    ).encode()


def test_each_file_has_its_result(library: Library, uploads: SqlUploads, intake: Intake, archive: str) -> None:
    for name, data in (
        ("档案局.txt", archive.encode()),
        ("坏的.exe.docx", b"MZ..."),
        ("又一次.md", archive.encode()),
        ("近似.txt", archive.replace("2024年", "2023年").encode()),
    ):
        uploads.put("甲", name, data)

    intake.empty()

    kept, refused, again, near = uploads.uploads("甲")
    assert [told(one)[1] for one in (kept, refused, again, near)] == ["kept", "refused", "duplicate", "kept"]
    assert kept.says == "读出6个小标题"
    assert refused.says == "“坏的.exe.docx”是程序，不是文档。"
    assert again.report == near.like == kept.report
    assert library.find("移交档案", owner="甲")[0].passage.unit == "青螺区档案局"
    assert library.progress() == (1, 1)


def test_what_one_person_uploads_is_found_by_that_person_alone(
    library: Library, uploads: SqlUploads, intake: Intake, archive: str
) -> None:
    uploads.put("甲", "档案局.txt", archive.encode())

    intake.empty()

    assert [len(library.reports(owner)) for owner in ("甲", "乙", None)] == [2, 1, 1]
    assert uploads.uploads("乙") == []


def test_the_bytes_are_kept_until_the_file_is_done(
    uploads: SqlUploads, intake: Intake, tmp_path: Path, archive: str
) -> None:
    uploads.put("甲", "档案局.txt", archive.encode())
    held = [file.read_bytes() for file in (tmp_path / "uploads").iterdir()]

    intake.empty()

    assert held == [archive.encode()]
    assert list((tmp_path / "uploads").iterdir()) == []


def test_people_take_turns(uploads: SqlUploads) -> None:
    for name in ("一", "二", "三"):
        uploads.put("甲", name, report(name))
    uploads.put("乙", "急件", report("四"))

    order = [one.name for one in iter(uploads.next, None)]

    assert order == ["一", "急件", "二", "三"]


def test_what_is_stopped_waits_until_it_is_to_go_on(uploads: SqlUploads, intake: Intake) -> None:
    for place in ("青芜", "白露"):
        uploads.put("甲", place, report(place))
    uploads.put("乙", "竹渡", report("竹渡"))

    uploads.stop("甲")
    intake.empty()
    stopped = [told(one) for one in (*uploads.uploads("甲"), *uploads.uploads("乙"))]
    uploads.go_on("甲")
    intake.empty()

    assert stopped == [("青芜", "stopped"), ("白露", "stopped"), ("竹渡", "kept")]
    assert {one.state for one in uploads.uploads("甲")} == {UploadState.KEPT}


def test_a_restart_in_the_middle_goes_on_and_takes_nothing_twice(
    library: Library, uploads: SqlUploads, tmp_path: Path, intake: Intake
) -> None:
    for place in ("青芜", "白露", "竹渡"):
        uploads.put("甲", f"{place}.txt", report(place))
    first = uploads.next()
    assert first is not None
    # The report is safe, and then the program ends before that is noted down.
    library.keep(first.name, report("青芜").decode(), "甲", hashlib.sha256(report("青芜")).hexdigest())

    later = SqlUploads(tmp_path / "shufa.db", tmp_path / "uploads")
    later.mend(BROKE_OFF_TWICE)
    Intake(library, later, read, nothing_inside).empty()

    assert [told(one) for one in later.uploads("甲")] == [
        (f"{place}.txt", "kept") for place in ("青芜", "白露", "竹渡")
    ]
    assert [one.name for one in library.reports("甲") if one.owner] == ["青芜.txt", "白露.txt", "竹渡.txt"]


def test_a_file_that_ends_the_program_twice_is_refused_and_the_next_is_taken(
    library: Library, uploads: SqlUploads, intake: Intake
) -> None:
    uploads.put("甲", "毒.txt", report("青芜"))
    uploads.put("甲", "好.txt", report("白露"))
    for _ in range(2):
        assert uploads.next() is not None
        uploads.mend(BROKE_OFF_TWICE)

    intake.empty()

    assert [told(one) for one in uploads.uploads("甲")] == [("毒.txt", "refused"), ("好.txt", "kept")]
    assert "两次中断" in uploads.uploads("甲")[0].says


def test_a_reader_that_breaks_refuses_one_file_and_takes_the_next(library: Library, uploads: SqlUploads) -> None:
    def breaks(name: str, data: bytes) -> str:
        return "" + {"好.txt": data.decode()}[name]

    intake = Intake(library, uploads, breaks, nothing_inside)
    uploads.put("甲", "坏.txt", report("青芜"))
    with pytest.raises(KeyError):
        intake.empty()
    uploads.put("甲", "好.txt", report("白露"))

    intake.wake()
    intake.wait(60)

    intake.close()
    assert [told(one) for one in uploads.uploads("甲")] == [("坏.txt", "refused"), ("好.txt", "kept")]
    assert "出了意外" in uploads.uploads("甲")[0].says


def test_the_files_of_an_archive_take_its_place(library: Library, uploads: SqlUploads) -> None:
    inside = [("青芜.txt", report("青芜")), ("锁.txt", UnreadableFile("“锁.txt”加了密码。"))]
    unpack: Callable[[str, bytes], object] = lambda name, data: inside if name.endswith(".zip") else None  # noqa: E731
    intake = Intake(library, uploads, read, unpack)  # type: ignore[arg-type]
    uploads.put("甲", "全部.zip", b"PK")

    intake.empty()

    assert sorted(told(one) for one in uploads.uploads("甲")) == [("锁.txt", "refused"), ("青芜.txt", "kept")]


def test_the_same_file_is_known_without_being_read_again(library: Library, uploads: SqlUploads) -> None:
    reads: list[str] = []
    intake = Intake(library, uploads, lambda name, data: reads.append(name) or read(name, data), nothing_inside)
    for name in ("青芜.txt", "青芜（1）.txt"):
        uploads.put("甲", name, report("青芜"))

    intake.empty()

    assert reads == ["青芜.txt"]
    assert [one.state.value for one in uploads.uploads("甲")] == ["kept", "duplicate"]


def test_results_are_cleared_away_and_what_waits_is_not(uploads: SqlUploads, intake: Intake) -> None:
    uploads.put("甲", "青芜.txt", report("青芜"))
    intake.empty()
    uploads.put("甲", "白露.txt", report("白露"))

    uploads.clear("甲")

    assert [one.name for one in uploads.uploads("甲")] == ["白露.txt"]

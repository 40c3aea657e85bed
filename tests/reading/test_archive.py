"""Archives of documents: each member is a document, tricks and bombs are refused."""

import io
import zipfile

import pytest

from bot.errors import UnreadableFile
from bot.reading.archive import MOST_MEMBERS
from bot.reading.documents import files_in, parts, read_parts

NOTE = "全年开展宣传12场。".encode()


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def packed_by_windows(name: str, data: bytes) -> bytes:
    """A member whose name is in GBK without the flag for UTF-8, as Windows writes it."""
    stand_in = "x" * len(name.encode("gbk"))
    return packed({stand_in: data}).replace(stand_in.encode(), name.encode("gbk"))


def test_each_member_is_a_document_and_what_systems_add_is_none() -> None:
    data = packed(
        {"2024/总结.txt": NOTE, "2024/": b"", "__MACOSX/._总结.txt": b"x", "2024/~$总结.docx": b"x", "a.md": NOTE}
    )

    assert read_parts("年报.zip", data) == [("2024/总结.txt", NOTE.decode()), ("a.md", NOTE.decode())]


def test_a_chinese_name_written_by_windows_is_read() -> None:
    assert read_parts("年报.zip", packed_by_windows("普法总结.txt", NOTE))[0][0] == "普法总结.txt"


def test_one_bad_member_is_told_and_does_not_keep_back_the_others() -> None:
    found = parts("年报.zip", packed({"好.txt": NOTE, "坏.docx": b"PK\x03\x04xxxx", "视频.mp4": b"\0" * 40}))

    assert [part.name for part in found if part.refused is None] == ["好.txt"]
    assert [str(part.refused).startswith(f"“{part.name}”") for part in found if part.refused] == [True, True]


def test_an_archive_of_nothing_readable_is_refused_with_the_first_reason() -> None:
    with pytest.raises(UnreadableFile, match=r"视频\.mp4"):
        read_parts("年报.zip", packed({"视频.mp4": b"\0" * 40}))
    with pytest.raises(UnreadableFile, match="没有文档"):
        read_parts("年报.zip", packed({"空/": b""}))


@pytest.mark.parametrize("name", ["../../etc/x.txt", "/etc/x.txt", "C:\\x.txt", "a/../../x.txt", "..\\x.txt"])
def test_a_path_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    found = parts("年报.zip", packed({name: NOTE, "a.txt": NOTE}))

    assert [part.refused is None for part in found] == [False, True]
    assert "路径不正常" in str(found[0].refused)


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("链接.txt")
    link.external_attr = 0o120777 << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    assert "路径不正常" in str(parts("年报.zip", stream.getvalue())[0].refused)


def test_an_archive_in_an_archive_is_read_and_a_deeper_one_refused() -> None:
    once = packed({"里.zip": packed({"总结.txt": NOTE})})
    thrice = packed({"甲.zip": packed({"乙.zip": packed({"丙.txt": NOTE})})})

    assert read_parts("外.zip", once) == [("总结.txt", NOTE.decode())]
    with pytest.raises(UnreadableFile, match="套得太深"):
        read_parts("外.zip", thrice)


def test_bombs_and_crowds_are_refused() -> None:
    bomb = packed({f"{number}.txt": b"a" * 9_000_000 for number in range(7)})
    crowd = packed({f"{number}.txt": NOTE for number in range(MOST_MEMBERS + 1)})

    with pytest.raises(UnreadableFile, match="过大"):
        read_parts("炸弹.zip", bomb)
    with pytest.raises(UnreadableFile, match="分成每包"):
        read_parts("许多.zip", crowd)


def test_a_rare_way_of_packing_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="压缩方式"):
        read_parts("年报.zip", packed({"a.txt": NOTE}, zipfile.ZIP_LZMA))


def test_archives_in_an_archive_share_its_room() -> None:
    inner = packed({f"{number}.txt": b"a" * 9_000_000 for number in range(5)})
    outer = packed({f"{number}.zip": inner for number in range(6)})

    for read in (read_parts, files_in):
        with pytest.raises(UnreadableFile, match="200MB"):
            read("炸弹.zip", outer)

"""A .zip of documents → its members, each as if it had been uploaded alone."""

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from bot.errors import UnreadableFile
from bot.reading.zip_bounds import BROKEN_ZIP, check_bounds, read_part

MOST_MEMBERS = 500
LARGEST_UNPACKED = 200_000_000
"""Bytes of all that an upload holds, archives inside it counted too."""
_NO_DOCUMENT = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.)|~\$|Thumbs\.db$|desktop\.ini$)")
_TRICK = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f]")


@dataclass
class Room:
    """How many bytes of an upload may still be unpacked."""

    left: int = LARGEST_UNPACKED


def members(data: bytes, name: str, largest: int, room: Room) -> Iterator[tuple[str, bytes | UnreadableFile]]:
    """(name, bytes or why it is refused) of each member. UnreadableFile when the archive itself is refused, or when
    there is no `room` left."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_bounds(archive, name)
            files = [part for part in archive.infolist() if not part.is_dir()]
            if len(files) > MOST_MEMBERS:
                raise UnreadableFile(f"“{name}”里有{len(files)}个文件，请分成每包{MOST_MEMBERS}个以内再上传。")
            for part in files:
                called = _called(part)
                if not _NO_DOCUMENT.search(called):
                    held = _member(archive, part, called, largest)
                    room.left -= len(held) if isinstance(held, bytes) else 0
                    if room.left < 0:
                        raise UnreadableFile(f"“{name}”解压后超过{LARGEST_UNPACKED // 1_000_000}MB，请分成几包再上传。")
                    yield called, held
    except BROKEN_ZIP as error:
        raise UnreadableFile(f"“{name}”打不开，压缩包可能已损坏，请重新打包后再上传。") from error


def _member(archive: zipfile.ZipFile, part: zipfile.ZipInfo, called: str, largest: int) -> bytes | UnreadableFile:
    if _TRICK.search(called) or stat.S_ISLNK(part.external_attr >> 16):
        return UnreadableFile(f"压缩包里“{called[:60].strip()}”的路径不正常，没有读，请重新打包后再上传。")
    if part.flag_bits & 1:
        return UnreadableFile(f"压缩包里的“{called}”加了密码，请去掉密码后再上传。")
    try:
        return read_part(archive, part, largest, called)
    except UnreadableFile as refused:
        return refused
    except BROKEN_ZIP:
        return UnreadableFile(f"压缩包里的“{called}”已损坏，请重新打包后再上传。")


def _called(part: zipfile.ZipInfo) -> str:
    """The member's name. Without the flag for UTF-8, zipfile reads cp437; in truth it is UTF-8 (macOS) or GBK (Windows)."""
    if part.flag_bits & 0x800:
        return part.filename
    try:
        raw = part.filename.encode("cp437")
    except UnicodeEncodeError:
        return part.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return part.filename

"""How much may lie in a zip, checked before anything is unpacked: .docx and archives of documents."""

import struct
import zipfile
import zlib

from bot.errors import UnreadableFile

MOST_PARTS = 3_000
LARGEST_WHOLE = 400_000_000
_SUSPECT = 50_000_000
_STEEPEST = 200
"""Unpacked bytes a packed one, for what unpacks to more than `_SUSPECT`: text packs about tenfold."""

BROKEN_ZIP = (
    zipfile.BadZipFile,
    KeyError,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What zipfile raises for a broken or locked file."""


def check_bounds(archive: zipfile.ZipFile, name: str) -> None:
    """UnreadableFile for a zip that swells, has too many parts, or packs them in a way that takes memory to undo."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    swollen = unpacked > LARGEST_WHOLE or (unpacked > _SUSPECT and unpacked > _STEEPEST * packed)
    if swollen or len(parts) > MOST_PARTS:
        raise UnreadableFile(f"“{name}”解压后过大，不像正常的文档，请只保留文字后另存为 .docx 再上传。")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise UnreadableFile(f"“{name}”的压缩方式不常见，请重新打包或另存为 .docx 再上传。")


def read_part(archive: zipfile.ZipFile, part: str | zipfile.ZipInfo, most: int, name: str) -> bytes:
    """A part's bytes, never more than `most`, whatever the directory says of its size."""
    with archive.open(part) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableFile(f"“{name}”解压后过大，不像正常的文档，请只保留文字后另存为 .docx 再上传。")
    return data

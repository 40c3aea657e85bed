"""Scans and photographs → lines, by rapidocr: the extra `ocr`. Its models lie in the package, nothing is fetched."""

import io
import re
from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from bot.errors import UnreadableFile
from bot.reading.page_layout import Mark, PageLine, page_lines, paragraphs

MOST_PICTURES = 40
SECONDS_A_PAGE = 60
"""Some 3 to 4 seconds are usual on two idle cores, ten times as many on busy ones."""
_SECONDS_TO_LOAD = 40
_MOST_PIXELS = 60_000_000
_LARGEST_SIDE = 3000
_SUREST = 0.5
"""Lines read with less confidence than this (0 to 1) are seals and stains."""

_SETTINGS = {
    "Global.log_level": "error",
    "Global.max_side_len": _LARGEST_SIDE,
    # Its guess which lines stand upside down is wrong on one line in thirty.
    "Global.use_cls": False,
    # Lines are found on a smaller copy and a few are read at once: half a gigabyte instead of one.
    "Det.limit_type": "max",
    "Det.limit_side_len": 960,
    "Rec.rec_batch_num": 2,
    "EngineConfig.onnxruntime.intra_op_num_threads": 2,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}

_WIDE = str.maketrans({"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "?": "？", "!": "！"})
_NARROW_MARK = re.compile(r"(?<=[一-鿿“”《》（）〔〕%％])[(),:;?!]|[(),:;?!](?=[一-鿿“”《》（）〔〕])")
_MENDED = (
    (re.compile(r"(?<=20\d\d)[-－–一](?=20\d\d年)"), "—"),
    (re.compile(r"[-－–]{2,}(?=[一-鿿])"), "——"),
    (re.compile(r"(?<=[一-鿿])[〔\[［(（](20\d\d)[〕\]］)）](?=\d+号)"), r"〔\1〕"),
    (re.compile(r"(?<=[一-鿿])[．.](?=[一-鿿]|$)"), "。"),
    (re.compile(r"^(\d{1,2})[．。](?=[一-鿿])"), r"\1."),
    (re.compile(r"^([一二三四五六七八九十]{1,3})[,，.。](?=[一-鿿])"), r"\1、"),
)


def can_read_pictures() -> bool:
    """Is the extra installed?"""
    return find_spec("rapidocr") is not None


def too_many(name: str) -> UnreadableFile:
    return UnreadableFile(f"“{name}”的扫描页超过{MOST_PICTURES}页，请只留报告正文，或拆成几个文件再上传。")


def picture_text(data: bytes, name: str, wait: Callable[[int], None]) -> str:
    """The text of a picture, of all its pages where it is a .tif of several. UnreadableFile when it cannot be read."""
    if not can_read_pictures():
        raise UnreadableFile(f"“{name}”是图片，这里没有装文字识别，读不出文字；请上传 .docx，或请管理员安装 ocr 组件。")
    from PIL import Image, UnidentifiedImageError

    broken = UnreadableFile(f"“{name}”不是完好的图片，请重新扫描或拍照后再上传。")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF", "BMP")) as picture:
            frames = int(getattr(picture, "n_frames", 1))
            if frames > MOST_PICTURES:
                raise too_many(name)
            scanner = Scanner(name, wait)
            pages = []
            for frame in range(frames):
                picture.seek(frame)
                if picture.width * picture.height > _MOST_PIXELS:
                    raise UnreadableFile(f"“{name}”的尺寸过大，请降低分辨率（300dpi以内）后再上传。")
                pages.append(scanner.lines(_upright(picture)))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise broken from error
    return "\n".join(paragraphs(pages))


def _upright(picture: Any) -> Any:
    """As a person holds it, in grey, no larger than is needed."""
    from PIL import ImageOps

    picture.draft("L", (_LARGEST_SIDE, _LARGEST_SIDE))  # lets a JPEG be unpacked small
    upright = ImageOps.exif_transpose(picture).convert("L")
    upright.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    return upright


class Scanner:
    """Loads the models once and reads page after page; `wait` is told how long each step may take."""

    def __init__(self, name: str, wait: Callable[[int], None]) -> None:
        wait(_SECONDS_TO_LOAD)
        import logging

        from rapidocr import RapidOCR

        logging.disable(logging.WARNING)
        self._read: Any = RapidOCR(params=_SETTINGS)
        self._name = name
        self._wait = wait

    def lines(self, picture: Any) -> list[PageLine]:
        """The lines of a page, marks put right. UnreadableFile for a page that lies on its side."""
        import numpy

        self._wait(SECONDS_A_PAGE)
        found = self._read(numpy.asarray(picture.convert("RGB"))[:, :, ::-1])
        if found.boxes is None:
            return []
        marks = [
            _mark(mended(text), box)
            for box, text, sure in zip(found.boxes, found.txts, found.scores, strict=True)
            if text.strip() and sure >= _SUREST
        ]
        upright = sum(mark.right - mark.left >= mark.height for mark in marks)
        if len(marks) >= 5 and upright * 2 < len(marks):
            raise UnreadableFile(f"“{self._name}”里有横放的页，请把它转正后再上传。")
        return page_lines(marks)


def _mark(text: str, box: Any) -> Mark:
    """A box of four corners, clockwise from the upper left, in pixels downwards."""
    across, down = [float(x) for x, _ in box], [float(y) for _, y in box]
    return Mark(text, min(across), max(across), -sum(down) / 4, (down[3] - down[0] + down[2] - down[1]) / 2)


def mended(text: str) -> str:
    """Marks as Chinese print has them: full width beside Chinese characters, dashes whole."""
    text = text.strip()
    for _ in range(2):  # a mark put right may let its neighbour be
        text = _NARROW_MARK.sub(lambda match: match.group().translate(_WIDE), text)
    for wrong, right in _MENDED:
        text = wrong.sub(right, text)
    return text

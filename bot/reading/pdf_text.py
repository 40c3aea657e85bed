"""A PDF → paragraphs. Pages that are pictures are read by `picture_text` where that is installed."""

from collections.abc import Callable
from typing import Any

from bot.errors import UnreadableFile
from bot.reading.page_layout import Mark, PageLine, page_lines, paragraphs
from bot.reading.picture_text import MOST_PICTURES, Scanner, can_read_pictures, too_many

MOST_PAGES = 400
_MOST_MARKS = 1_000_000
_FEWEST_CHARS = 20
"""A page with fewer characters than this may be a picture."""
_DOTS_PER_INCH = 170
_LARGEST_SIDE = 3000


def pdf_text(data: bytes, name: str, wait: Callable[[int], None]) -> str:
    """The text of a PDF. UnreadableFile for a broken, locked or very long one, and for a scan that cannot be read."""
    import pypdfium2 as pdfium  # type: ignore[import-untyped]

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"“{name}”打不开，文件可能已损坏或加了密码，请另存为 .docx 再上传。") from error
    try:
        if not 1 <= len(document) <= MOST_PAGES:
            raise UnreadableFile(f"“{name}”页数过多或没有内容，请只保留报告正文（{MOST_PAGES}页以内）再上传。")
        pages = [page_lines(_marks(document[number])) for number in range(len(document))]
        pictures = [number for number, page in enumerate(pages) if _is_picture(page, document[number])]
        return "\n".join(_with_pictures(document, pages, pictures, name, wait))
    except pdfium.PdfiumError as error:
        raise UnreadableFile(f"“{name}”有的页读不出来，文件可能已损坏，请另存为 .docx 再上传。") from error
    finally:
        document.close()


def _marks(page: Any) -> list[Mark]:
    """The characters of a page and where they stand.

    PDFium gives characters in the order in which they were painted, which parts quotation marks
    (often of another font) from the words between them.
    """
    text = page.get_textpage()
    marks = []
    for index, char in enumerate(text.get_text_range()[: min(text.count_chars(), _MOST_MARKS)]):
        if not char.isspace() and char.isprintable():
            left, bottom, right, top = text.get_charbox(index, loose=True)
            marks.append(Mark(char, left, right, (bottom + top) / 2, top - bottom))
    return marks


def _is_picture(page: list[PageLine], drawn: Any) -> bool:
    """Hardly any text, and something else painted on it; an empty page is none."""
    return (
        sum(len(line.text) for line in page) < _FEWEST_CHARS and next(drawn.get_objects(max_depth=2), None) is not None
    )


def _with_pictures(
    document: Any, pages: list[list[PageLine]], pictures: list[int], name: str, wait: Callable[[int], None]
) -> list[str]:
    """The paragraphs of all pages, those that are pictures read too, or said not to be."""
    few = sum(len(line.text) for page in pages for line in page) < _FEWEST_CHARS * len(pages)
    if not pictures and not few:
        return paragraphs(pages)
    if not can_read_pictures():
        if few:
            raise UnreadableFile(
                f"“{name}”是扫描件，这里没有装文字识别，读不出文字；请上传原来的 .docx，或请管理员安装 ocr 组件。"
            )
        told = "、".join(str(number + 1) for number in pictures)
        return [*paragraphs(pages), f"（第{told}页是图片，没有装文字识别，这些页没有读。）"]
    if len(pictures) > MOST_PICTURES:
        raise too_many(name)
    scanner = Scanner(name, wait)
    for number in pictures:
        pages[number] = scanner.lines(_rendered(document[number]))
    return paragraphs(pages)


def _rendered(page: Any) -> Any:
    """The page as a grey picture, never larger than is needed to read it."""
    width, height = page.get_size()
    scale = min(_DOTS_PER_INCH / 72, _LARGEST_SIDE / max(width, height, 1))
    return page.render(scale=scale, grayscale=True).to_pil()

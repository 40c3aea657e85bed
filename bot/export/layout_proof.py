"""Reads a Word file back and proves that it keeps the layout."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from bot.errors import UnreadableFile
from bot.export.composition import PLACEHOLDER, numbered_level
from bot.export.layout import Kind, Layout, Look

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_SIGNOFF = (Kind.SIGNATURE, Kind.DATE)


def prove_layout(path: Path, layout: Layout) -> list[str]:
    """Every deviation of a .docx from the layout, a Chinese sentence each; empty when there is none.

    Raises UnreadableFile when the file cannot be opened as a .docx.
    """
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        document = Document(str(path))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableFile(f"“{path.name}”不是完好的 .docx 文件，请重新导出或另存为 .docx 后再试。") from error
    return [
        *_page(document, layout),
        *_styles(document, layout),
        *_paragraphs(document, layout),
        *_signoff(document, layout),
        *_page_numbers(document, layout),
        *_leftovers(document),
    ]


def _page(document: "WordDocument", layout: Layout) -> Iterator[str]:
    page = layout.page
    for number, section in enumerate(document.sections, 1):
        measures = {
            "纸宽": (section.page_width, page.width_mm),
            "纸高": (section.page_height, page.height_mm),
            "上边距": (section.top_margin, page.top_mm),
            "下边距": (section.bottom_margin, page.bottom_mm),
            "左边距": (section.left_margin, page.left_mm),
            "右边距": (section.right_margin, page.right_mm),
            "页脚距": (section.footer_distance, page.footer_mm),
        }
        for name, (found, wanted) in measures.items():
            if found is None or abs(found.mm - wanted) > 0.1:
                yield f"第{number}节{name}应为{wanted}毫米，实为{'未设' if found is None else f'{found.mm:.1f}毫米'}。"
        grid = _child(section._sectPr, "w:docGrid")
        wanted_grid = ("lines", str(round(layout.grid.line_pitch_pt * 20)))
        if (_attribute(grid, "w:type"), _attribute(grid, "w:linePitch")) != wanted_grid:
            yield f"第{number}节的行网格不是每面{layout.grid.lines}行。"


def _styles(document: "WordDocument", layout: Layout) -> Iterator[str]:
    from docx.oxml.ns import qn

    theme = [element for element in document.styles.element.iter(qn("w:rFonts")) if _theme_fonts(element)]
    if theme:
        yield f"样式里有{len(theme)}处主题字体。"
    by_name = _styles_by_name(document)
    for kind in Kind:
        style = by_name.get(_name_of(kind))
        if style is None:
            yield f"缺少样式“{_name_of(kind)}”。"
            continue
        for what, found, wanted in _style_measures(style, kind, layout):
            if found != wanted:
                yield f"样式“{_name_of(kind)}”的{what}应为{wanted}，实为{found or '未设'}。"


def _style_measures(style: Any, kind: Kind, layout: Layout) -> Iterator[tuple[str, str | None, str | None]]:
    look, line = layout.look(kind), round(layout.grid.line_pitch_pt * 20)
    characters, paragraph = _child(style, "w:rPr"), _child(style, "w:pPr")
    spacing, indent = _child(paragraph, "w:spacing"), _child(paragraph, "w:ind")
    yield from _font_measures(characters, look, layout)
    yield "字号", _value(characters, "w:sz"), str(round(look.size_pt * 2))
    yield "字距", _value(characters, "w:spacing"), str(-round(layout.grid.tighten_pt * 20))
    yield "加粗", _value(characters, "w:b"), "0"
    yield "颜色", _value(characters, "w:color"), None
    yield "行距", _attribute(spacing, "w:line"), str(line)
    yield "行距方式", _attribute(spacing, "w:lineRule"), "exact"
    yield "段前", _attribute(spacing, "w:before"), str(look.blank_before_lines * line)
    yield "段后", _attribute(spacing, "w:after"), str(look.blank_after_lines * line)
    yield (
        "首行缩进",
        _attribute(indent, "w:firstLineChars"),
        str(round(look.indent_chars * 100)) if look.indent_chars else None,
    )
    yield "对齐", _value(paragraph, "w:jc"), look.align
    yield "大纲级别", _value(paragraph, "w:outlineLvl"), str(look.outline - 1) if look.outline else None
    yield "孤行控制", _value(paragraph, "w:widowControl"), "0"


def _font_measures(characters: Any, look: Look, layout: Layout) -> Iterator[tuple[str, str | None, str]]:
    fonts = _child(characters, "w:rFonts")
    yield "中文字体", _attribute(fonts, "w:eastAsia"), look.font
    for slot in ("w:ascii", "w:hAnsi"):
        yield "数字和字母字体", _attribute(fonts, slot), layout.latin_font or look.font
    yield "引号和破折号的归属", _attribute(fonts, "w:hint"), "eastAsia"


def _paragraphs(document: "WordDocument", layout: Layout) -> Iterator[str]:
    kinds = _kinds_by_style_id(document)
    for number, paragraph in enumerate(document.paragraphs, 1):
        where = f"第{number}段“{paragraph.text[:10]}”"
        properties = paragraph._p.pPr
        kind = kinds.get(_value(properties, "w:pStyle"))
        if kind is None:
            yield f"{where}用的不是公文样式。"
            continue
        for tag, name in (("w:spacing", "行距"), ("w:jc", "对齐")):
            if _child(properties, tag) is not None:
                yield f"{where}另设了{name}。"
        if _child(properties, "w:ind") is not None and kind not in _SIGNOFF:
            yield f"{where}另设了缩进。"
        yield from _runs(paragraph, kind, layout, where)


def _runs(paragraph: Any, kind: Kind, layout: Layout, where: str) -> Iterator[str]:
    lead_end, place = paragraph.text.find("。") + 1, 0
    lead = numbered_level(paragraph.text) if kind is Kind.BODY else None
    bright = [match.span() for match in PLACEHOLDER.finditer(paragraph.text)]
    for run in paragraph.runs:
        start, place = place, place + len(run.text)
        if not run.text:
            continue
        looks = [layout.look(kind)] + ([layout.look(lead)] if lead and place <= lead_end else [])
        wrong = [[row for row in _font_measures(run._r.rPr, look, layout) if row[1] != row[2]] for look in looks]
        for what, found, wanted in wrong[0] if all(wrong) else []:
            yield f"{where}中“{run.text[:8]}”的{what}应为{wanted}，实为{found or '未设'}。"
        if run.bold or run.italic or run.font.size or run.font.color.rgb:
            yield f"{where}中“{run.text[:8]}”另设了字号、加粗、倾斜或颜色。"
        if run.font.highlight_color is None and any(first < place and start < last for first, last in bright):
            yield f"{where}中的待补充、待核实内容没有标黄。"


def _signoff(document: "WordDocument", layout: Layout) -> Iterator[str]:
    kinds = _kinds_by_style_id(document)
    lefts: dict[Kind, int] = {}
    for paragraph in document.paragraphs:
        kind = kinds.get(_value(paragraph._p.pPr, "w:pStyle"))
        if kind in _SIGNOFF:
            lefts[kind] = int(_attribute(_child(paragraph._p.pPr, "w:ind"), "w:left") or 0)
    if not lefts:
        return
    if len(lefts) < len(_SIGNOFF):
        yield "落款的署名和日期不全。"
        return
    shift = round(layout.signoff.date_shift_chars * layout.character_pt * 20)
    if abs(lefts[Kind.DATE] - lefts[Kind.SIGNATURE] - shift) > 2:
        yield f"成文日期首字没有比署名首字右移{layout.signoff.date_shift_chars}字。"


def _page_numbers(document: "WordDocument", layout: Layout) -> Iterator[str]:
    number = layout.page_number
    if not document.settings.odd_and_even_pages_header_footer:
        yield "没有区分单页和双页的页码。"
    section = document.sections[0]
    for name, footer, side in (("单页", section.footer, "right"), ("双页", section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0] if footer.paragraphs else None
        if footer.is_linked_to_previous or paragraph is None:
            yield f"{name}没有页码。"
            continue
        if [field.text for field in paragraph._p.xpath(".//w:instrText") if field.text.strip() == "PAGE"] == []:
            yield f"{name}的页码不是自动页码。"
        if not (paragraph.text.startswith(number.dash) and paragraph.text.endswith(number.dash)):
            yield f"{name}的页码两边没有一字线。"
        indent = _attribute(_child(paragraph._p.pPr, "w:ind"), f"w:{side}Chars")
        if (_value(paragraph._p.pPr, "w:jc"), indent) != (side, str(round(number.side_chars * 100))):
            yield f"{name}的页码没有{'居右' if side == 'right' else '居左'}空{number.side_chars}字。"
        fonts = {
            _attribute(_child(run._r.rPr, "w:rFonts"), slot)
            for run in paragraph.runs
            for slot in ("w:ascii", "w:eastAsia")
        }
        if fonts != {number.font}:
            yield f"{name}的页码不是{number.font}。"
    footer_style = _styles_by_name(document).get("footer")
    if _value(_child(footer_style, "w:rPr"), "w:sz") != str(round(number.size_pt * 2)):
        yield f"页码不是{number.size_pt}磅。"


def _leftovers(document: "WordDocument") -> Iterator[str]:
    properties, package = document.core_properties, document.part.package
    if not properties.title or not properties.author or properties.author == "python-docx":
        yield "文件属性里没有标题或单位。"
    if properties.language != "zh-CN":
        yield "文件属性里的语言不是中文。"
    names = [str(part.partname) for part in package.iter_parts()] if package else []
    for name in names:
        if any(word in name for word in ("thumbnail", "stylesWithEffects", "customXml", "theme")):
            yield f"文件里留有模板的部件 {name}。"


def _name_of(kind: Kind) -> str:
    from bot.export.ooxml import STYLES

    return STYLES[kind][1]


def _styles_by_name(document: "WordDocument") -> dict[str | None, Any]:
    return {_value(style, "w:name"): style for style in document.styles.element.style_lst}


def _kinds_by_style_id(document: "WordDocument") -> dict[str | None, Kind]:
    by_name = _styles_by_name(document)
    return {_attribute(by_name[_name_of(kind)], "w:styleId"): kind for kind in Kind if _name_of(kind) in by_name}


def _theme_fonts(fonts: Any) -> bool:
    return any(str(name).endswith("Theme") for name in fonts.attrib)


def _child(element: Any, tag: str) -> Any:
    from docx.oxml.ns import qn

    return None if element is None else element.find(qn(tag))


def _attribute(element: Any, name: str) -> str | None:
    from docx.oxml.ns import qn

    return None if element is None else element.get(qn(name))


def _value(element: Any, tag: str) -> str | None:
    return _attribute(_child(element, tag), "w:val")

"""The WordprocessingML that python-docx has no words for: fonts in all slots, styles, grid, fields."""

from collections.abc import Mapping
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bot.export.layout import Kind, Layout, Look

STYLES: Mapping[Kind, tuple[str, str]] = {
    Kind.TITLE: ("Title", "Title"),
    Kind.SUBTITLE: ("Subtitle", "Subtitle"),
    Kind.ADDRESSEE: ("Salutation", "Salutation"),
    Kind.HEADING_1: ("Heading1", "heading 1"),
    Kind.HEADING_2: ("Heading2", "heading 2"),
    Kind.HEADING_3: ("Heading3", "heading 3"),
    Kind.HEADING_4: ("Heading4", "heading 4"),
    Kind.BODY: ("BodyText", "Body Text"),
    Kind.CLOSING: ("Closing", "Closing"),
    Kind.SIGNATURE: ("Signature", "Signature"),
    Kind.DATE: ("Date", "Date"),
}
"""Style id and built-in name by kind: Word shows the built-in names in Chinese (标题 1、正文文本、落款 …)."""

LANGUAGE = "zh-CN"
LATIN_LANGUAGE = "en-US"
"""Of digits and letters: named Chinese, LibreOffice breaks a number at a line's end."""
_FONT_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


def element(tag: str, attributes: Mapping[str, object] | None = None, *children: Any) -> Any:
    """An XML element: element("w:sz", {"w:val": 32})."""
    made = OxmlElement(tag, attrs={qn(name): str(value) for name, value in (attributes or {}).items()})
    made.extend(children)
    return made


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def fonts(font: str, latin: str | None = None) -> Any:
    """The font for every slot; the hint draws “” and —— in the Chinese font, not in the Latin one."""
    slots = dict.fromkeys(_FONT_SLOTS, latin or font) | {"w:eastAsia": font}
    return element("w:rFonts", {"w:hint": "eastAsia", **slots})


def run(text: str, font: str, latin: str | None = None, *, highlighted: bool = False) -> Any:
    """A run with its fonts; a line feed in the text becomes a line break."""
    made = element("w:r", None, element("w:rPr", None, fonts(font, latin)))
    if highlighted:
        made.rPr.append(element("w:highlight", {"w:val": "yellow"}))
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("w:br"))
        made.append(_text("w:t", line))
    return made


def _text(tag: str, text: str) -> Any:
    made = element(tag)
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def page_number_paragraph(layout: Layout, *, even: bool) -> Any:
    """「— 1 —」 with a real PAGE field: odd pages at the right, even pages at the left."""
    number = layout.page_number
    side, align = ("left", "left") if even else ("right", "right")
    chars = {f"w:{side}Chars": round(number.side_chars * 100), f"w:{side}": twips(number.side_chars * number.size_pt)}
    properties = element(
        "w:pPr",
        None,
        element("w:pStyle", {"w:val": "Footer"}),
        element("w:ind", chars),
        element("w:jc", {"w:val": align}),
    )
    parts = [_text("w:t", f"{number.dash} "), _field("begin"), _text("w:instrText", " PAGE "), _field("separate")]
    parts += [_text("w:t", "1"), _field("end"), _text("w:t", f" {number.dash}")]
    runs = [element("w:r", None, element("w:rPr", None, fonts(number.font)), part) for part in parts]
    return element("w:p", None, properties, *runs)


def _field(kind: str) -> Any:
    return element("w:fldChar", {"w:fldCharType": kind})


def styles(layout: Layout) -> list[Any]:
    """All that a styles part holds: defaults, Normal, a style for each kind, footer and comments."""
    body = layout.look(Kind.BODY)
    defaults = element(
        "w:docDefaults",
        None,
        element("w:rPrDefault", None, _characters(body, layout)),
        element("w:pPrDefault"),
    )
    normal = element(
        "w:style",
        {"w:type": "paragraph", "w:default": 1, "w:styleId": "Normal"},
        element("w:name", {"w:val": "Normal"}),
        element("w:qFormat"),
        element(
            "w:pPr", None, element("w:widowControl", {"w:val": 0}), _spacing(layout), element("w:jc", {"w:val": "both"})
        ),
        _characters(body, layout),
    )
    character = element(
        "w:style",
        {"w:type": "character", "w:default": 1, "w:styleId": "DefaultParagraphFont"},
        element("w:name", {"w:val": "Default Paragraph Font"}),
    )
    kinds = [_kind_style(kind, layout.look(kind), layout) for kind in Kind]
    return [defaults, normal, character, *kinds, _footer_style(layout), *_comment_styles(body, layout)]


def _kind_style(kind: Kind, look: Look, layout: Layout) -> Any:
    style_id, name = STYLES[kind]
    properties = [_off("w:keepNext"), _off("w:keepLines"), _off("w:widowControl")]
    if kind in (Kind.SIGNATURE, Kind.DATE):
        # The date's place is computed from whole characters: no gap between digits and 年月日.
        properties += [_off("w:autoSpaceDE"), _off("w:autoSpaceDN")]
    if look.size_pt > layout.look(Kind.BODY).size_pt:
        # LibreOffice gives a line that is taller than the grid's two lines of it.
        properties.append(_off("w:snapToGrid"))
    properties.append(_spacing(layout, look.blank_before_lines, look.blank_after_lines))
    if look.indent_chars:
        first = {
            "w:firstLineChars": round(look.indent_chars * 100),
            "w:firstLine": twips(look.indent_chars * look.size_pt),
        }
        properties.append(element("w:ind", first))
    properties.append(element("w:jc", {"w:val": look.align}))
    if look.outline:
        properties.append(element("w:outlineLvl", {"w:val": look.outline - 1}))
    characters = _characters(look, layout)
    characters.rFonts.addnext(_off("w:b"))
    return _paragraph_style(style_id, name, element("w:pPr", None, *properties), characters)


def _paragraph_style(style_id: str, name: str, properties: Any, characters: Any) -> Any:
    return element(
        "w:style",
        {"w:type": "paragraph", "w:styleId": style_id},
        element("w:name", {"w:val": name}),
        element("w:basedOn", {"w:val": "Normal"}),
        element("w:next", {"w:val": STYLES[Kind.BODY][0] if style_id.startswith("Heading") else style_id}),
        element("w:qFormat"),
        properties,
        characters,
    )


def _footer_style(layout: Layout) -> Any:
    number = layout.page_number
    exact = {"w:before": 0, "w:after": 0, "w:line": twips(number.line_pt), "w:lineRule": "exact"}
    properties = element("w:pPr", None, element("w:snapToGrid", {"w:val": 0}), element("w:spacing", exact))
    characters = element("w:rPr", None, fonts(number.font), element("w:spacing", {"w:val": 0}), *_size(number.size_pt))
    return _paragraph_style("Footer", "footer", properties, characters)


def _comment_styles(body: Look, layout: Layout) -> list[Any]:
    """Comments in the margin: small, not indented, not on the grid."""
    small = element(
        "w:rPr", None, fonts(body.font, layout.latin_font), element("w:spacing", {"w:val": 0}), *_size(10.5)
    )
    plain = {"w:before": 0, "w:after": 0, "w:line": 240, "w:lineRule": "auto"}
    properties = element("w:pPr", None, element("w:spacing", plain), element("w:jc", {"w:val": "left"}))
    reference = element(
        "w:style",
        {"w:type": "character", "w:styleId": "CommentReference"},
        element("w:name", {"w:val": "annotation reference"}),
        element("w:rPr", None, *_size(10.5)),
    )
    return [_paragraph_style("CommentText", "annotation text", properties, small), reference]


def _characters(look: Look, layout: Layout) -> Any:
    return element(
        "w:rPr",
        None,
        fonts(look.font, layout.latin_font),
        element("w:spacing", {"w:val": -twips(layout.grid.tighten_pt)}),
        *_size(look.size_pt),
        element("w:lang", {"w:val": LATIN_LANGUAGE, "w:eastAsia": LANGUAGE}),
    )


def _spacing(layout: Layout, lines_before: int = 0, lines_after: int = 0) -> Any:
    line = twips(layout.grid.line_pitch_pt)
    spacing: dict[str, object] = {"w:before": lines_before * line, "w:after": lines_after * line}
    spacing |= {"w:beforeLines": lines_before * 100} if lines_before else {}
    spacing |= {"w:afterLines": lines_after * 100} if lines_after else {}
    return element("w:spacing", spacing | {"w:line": line, "w:lineRule": "exact"})


def _size(points: float) -> tuple[Any, Any]:
    half_points = {"w:val": round(points * 2)}
    return element("w:sz", half_points), element("w:szCs", half_points)


def _off(tag: str) -> Any:
    return element(tag, {"w:val": 0})

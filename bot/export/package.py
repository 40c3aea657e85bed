"""An empty document with the layout's page, styles and settings, and nothing of python-docx's template."""

from typing import Any
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from bot.export.layout import Layout
from bot.export.ooxml import LANGUAGE, element, page_number_paragraph, styles, twips

_KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS)
_CHINESE_COMPATIBILITY = (
    "spaceForUL", "balanceSingleByteDoubleByteWidth", "doNotLeaveBackslashAlone", "ulTrailSpace",
    "doNotExpandShiftReturn", "adjustLineHeightInTable", "useFELayout",
)  # fmt: skip
_WORD_2013 = {
    "w:name": "compatibilityMode",
    "w:uri": "http://schemas.microsoft.com/office/word",
    "w:val": "15",
}


def new_document(layout: Layout) -> WordDocument:
    """A document without a paragraph, ready for text."""
    document = Document()
    _drop_template(document)
    _replace(document.styles.element, styles(layout))
    _replace(document.settings.element, _settings())
    _add_font_table(document, layout)
    _set_page(document, layout)
    return document


def _drop_template(document: WordDocument) -> None:
    """Leave only styles and settings: no theme, thumbnail, numbering, web settings or custom XML."""
    rels = document.part.rels
    for rel_id in [rel_id for rel_id, rel in rels.items() if rel.reltype not in _KEPT]:
        del rels[rel_id]
    package = document.part.package
    assert package is not None
    kept = (RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    for rel_id in [rel_id for rel_id, rel in package.rels.items() if rel.reltype not in kept]:
        del package.rels[rel_id]


def _replace(root: Any, children: list[Any]) -> None:
    for child in list(root):
        root.remove(child)
    root.extend(children)


def _settings() -> list[Any]:
    return [
        element("w:zoom", {"w:percent": 100}),
        element("w:defaultTabStop", {"w:val": 420}),
        element("w:evenAndOddHeaders"),
        element("w:characterSpacingControl", {"w:val": "doNotCompress"}),
        element(
            "w:compat",
            None,
            *(element(f"w:{name}") for name in _CHINESE_COMPATIBILITY),
            element("w:compatSetting", _WORD_2013),
        ),
        element("w:themeFontLang", {"w:val": LANGUAGE, "w:eastAsia": LANGUAGE}),
        element("w:decimalSymbol", {"w:val": "."}),
        element("w:listSeparator", {"w:val": ","}),
    ]


def _add_font_table(document: WordDocument, layout: Layout) -> None:
    """Which font may stand in on a machine without the standard's fonts."""
    fonts = "".join(
        f"<w:font w:name={quoteattr(font)}><w:altName w:val={quoteattr(spare)}/><w:charset w:val='86'/></w:font>"
        for font, spare in layout.spare_fonts.items()
    )
    xml = f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:fonts {nsdecls('w')}>{fonts}</w:fonts>"
    package = document.part.package
    assert package is not None
    part = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _set_page(document: WordDocument, layout: Layout) -> None:
    page, section = layout.page, document.sections[0]
    section.page_width, section.page_height = Mm(page.width_mm), Mm(page.height_mm)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance, section.footer_distance = Mm(15), Mm(page.footer_mm)
    grid = section._sectPr.find(element("w:docGrid").tag)
    section._sectPr.remove(grid)
    pitch = twips(layout.grid.line_pitch_pt)
    section._sectPr.append(element("w:docGrid", {"w:type": "lines", "w:linePitch": pitch, "w:charSpace": 0}))
    for footer, even in ((section.footer, False), (section.even_page_footer, True)):
        footer.is_linked_to_previous = False
        _replace(footer._element, [page_number_paragraph(layout, even=even)])

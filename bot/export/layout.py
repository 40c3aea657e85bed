"""The measures of a document: loaded from corpus/layouts, checked, and handed on as frozen values."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

import yaml

from bot.errors import BadData


class Kind(StrEnum):
    """What a paragraph is for; the same names are the keys of `looks` in a layout file."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    ADDRESSEE = "addressee"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    BODY = "body"
    CLOSING = "closing"
    SIGNATURE = "signature"
    DATE = "date"


@dataclass(frozen=True)
class Page:
    """Paper and margins in millimetres; `footer_mm` from the paper's lower edge to the footer's."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    footer_mm: float


@dataclass(frozen=True)
class Grid:
    """How many lines and characters fill a page, and the pitches in points that make it so."""

    lines: int
    characters: int
    line_pitch_pt: float
    tighten_pt: float


@dataclass(frozen=True)
class Look:
    """How one kind of paragraph looks. `outline` 1 to 9 makes it a heading, 0 does not."""

    font: str
    size_pt: float
    align: str
    indent_chars: float = 0
    blank_before_lines: int = 0
    blank_after_lines: int = 0
    outline: int = 0


@dataclass(frozen=True)
class Signoff:
    """The sign-off without a seal, in characters of body size."""

    right_chars: float
    date_shift_chars: float


@dataclass(frozen=True)
class PageNumber:
    font: str
    size_pt: float
    dash: str
    side_chars: float
    line_pt: float


@dataclass(frozen=True)
class Layout:
    """All measures of a document. `latin_font` None: digits and letters in the Chinese font around them."""

    name: str
    page: Page
    grid: Grid
    latin_font: str | None
    spare_fonts: Mapping[str, str]
    looks: Mapping[Kind, Look]
    signoff: Signoff
    page_number: PageNumber

    def look(self, kind: Kind) -> Look:
        return self.looks[kind]

    @property
    def character_pt(self) -> float:
        """From one body character to the next, in points."""
        return self.look(Kind.BODY).size_pt - self.grid.tighten_pt

    @property
    def title_characters(self) -> int:
        """How many full-width characters fit on one line of the title."""
        text_width_pt = (self.page.width_mm - self.page.left_mm - self.page.right_mm) / 25.4 * 72
        return int(text_width_pt // self.look(Kind.TITLE).size_pt)


T = TypeVar("T")
_ALIGNS = ("left", "center", "right", "both")


def load_layout(path: Path) -> Layout:
    """Load a layout file. Raises BadData, naming file and key, for whatever is missing, unknown or of a wrong type."""
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadData(f"版式文件 {path.name} 读不出来，请检查文件是否存在、格式是否正确。") from error
    top = _mapping(data, path.name, "全文")
    _refuse_wrong_keys(Layout, top, path.name, "全文")
    looks = _mapping(top["looks"], path.name, "looks")
    if wrong := sorted(set(looks) ^ set(Kind)):
        raise BadData(f"版式文件 {path.name} 的 looks 缺少或多出：{'、'.join(wrong)}。")
    layout = Layout(
        name=_fitting(top["name"], str, path.name, "name"),
        page=_part(Page, top["page"], path.name, "page"),
        grid=_part(Grid, top["grid"], path.name, "grid"),
        latin_font=_fitting(top["latin_font"], str | None, path.name, "latin_font"),
        spare_fonts={
            font: _fitting(spare, str, path.name, f"spare_fonts.{font}")
            for font, spare in _mapping(top["spare_fonts"], path.name, "spare_fonts").items()
        },
        looks={kind: _part(Look, looks[kind], path.name, f"looks.{kind}") for kind in Kind},
        signoff=_part(Signoff, top["signoff"], path.name, "signoff"),
        page_number=_part(PageNumber, top["page_number"], path.name, "page_number"),
    )
    for kind, look in layout.looks.items():
        if look.align not in _ALIGNS:
            raise BadData(f"版式文件 {path.name} 的 looks.{kind}.align 只能是 {'、'.join(_ALIGNS)} 之一。")
    return layout


def _mapping(data: object, file: str, where: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise BadData(f"版式文件 {file} 的 {where} 应当是“键: 值”的形式。")
    return data


def _part(cls: type[T], data: object, file: str, where: str) -> T:
    values = _mapping(data, file, where)
    _refuse_wrong_keys(cls, values, file, where)
    hints = get_type_hints(cls)
    return cls(**{key: _fitting(value, hints[key], file, f"{where}.{key}") for key, value in values.items()})


def _refuse_wrong_keys(cls: type[Any], values: Mapping[str, object], file: str, where: str) -> None:
    known = {field.name: field.default is MISSING for field in fields(cls)}
    if unknown := [str(key) for key in values if key not in known]:
        raise BadData(f"版式文件 {file} 的 {where} 有不认识的键：{'、'.join(unknown)}。")
    if missing := [name for name, required in known.items() if required and name not in values]:
        raise BadData(f"版式文件 {file} 的 {where} 缺少：{'、'.join(missing)}。")


def _fitting(value: object, hint: Any, file: str, where: str) -> Any:
    allowed = get_args(hint) or (hint,)
    if float in allowed:
        allowed = (*allowed, int)
    if isinstance(value, bool) or not isinstance(value, allowed):
        raise BadData(f"版式文件 {file} 的 {where} 的值不对：{value}。")
    if isinstance(value, int | float) and value < 0:
        raise BadData(f"版式文件 {file} 的 {where} 不能是负数：{value}。")
    return value

"""The numbers that Word writes itself: numbering.xml and styles.xml → 「一、」「（二）」「3.」 as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_COUNTING = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographDigital",
}
_DEEPEST = 9


@dataclass(frozen=True)
class LevelForm:
    """How one level is numbered: `pattern` is Word's own, 「（%1）」."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(frozen=True)
class StyleForm:
    """What a paragraph style says: its list, its heading level (0: none), the style it is based on,
    and whether it is a line of a table of contents (toc 1 …)."""

    based_on: str | None = None
    list_id: str | None = None
    list_level: int = 0
    heading: int = 0
    contents: bool = False


@dataclass
class Numberer:
    """Counts through a document and gives each paragraph its number. One for each document read."""

    lists: Mapping[str, Mapping[int, LevelForm]]
    styles: Mapping[str, StyleForm]
    counts: dict[str, list[int]] = field(default_factory=dict)

    def number(self, properties: Element | None) -> str:
        """The number of the next paragraph, empty where Word writes none (or a mere bullet)."""
        list_id, level = self._list_of(properties)
        forms = self.lists.get(list_id or "", {})
        form = forms.get(level)
        if list_id is None or form is None:
            return ""
        counts = self.counts.setdefault(list_id, [0] * _DEEPEST)
        for upper in range(level):
            counts[upper] = counts[upper] or forms.get(upper, LevelForm()).start
        counts[level] = counts[level] + 1 if counts[level] else form.start
        counts[level + 1 :] = [0] * (_DEEPEST - level - 1)
        return "" if form.format in ("bullet", "none") else _filled(form, forms, counts)

    def heading(self, properties: Element | None) -> int:
        """The heading level of a paragraph's style, 0 for body text."""
        style: str | None = _value(properties, "pStyle")
        for _ in range(10):
            form = self.styles.get(style or "")
            if form is None or form.heading:
                return form.heading if form else 0
            style = form.based_on
        return 0

    def is_contents(self, properties: Element | None) -> bool:
        """Is a paragraph a line of the table of contents?"""
        form = self.styles.get(_value(properties, "pStyle") or "")
        return form is not None and form.contents

    def _list_of(self, properties: Element | None) -> tuple[str | None, int]:
        own = None if properties is None else properties.find(f"{W}numPr")
        list_id, level = _value(own, "numId"), _whole(_value(own, "ilvl"))
        style: str | None = _value(properties, "pStyle")
        for _ in range(10):
            form = self.styles.get(style or "")
            if list_id is not None or form is None:
                break
            if form.list_id is not None:
                list_id, level = form.list_id, level if own is not None else form.list_level
            style = form.based_on
        return (None if list_id == "0" else list_id), min(level, _DEEPEST - 1)


def numberer(numbering: Element | None, styles: Element | None) -> Numberer:
    """Reads both parts; either may be missing."""
    return Numberer(_lists(numbering) if numbering is not None else {}, _styles(styles) if styles is not None else {})


def _lists(numbering: Element) -> dict[str, dict[int, LevelForm]]:
    abstract = {entry.get(f"{W}abstractNumId"): _levels(entry) for entry in numbering.findall(f"{W}abstractNum")}
    lists: dict[str, dict[int, LevelForm]] = {}
    for entry in numbering.findall(f"{W}num"):
        levels = dict(abstract.get(_value(entry, "abstractNumId"), {}))
        for override in entry.findall(f"{W}lvlOverride"):
            level = _whole(override.get(f"{W}ilvl"))
            levels |= _levels(override)
            start = _value(override, "startOverride")
            if start is not None and level in levels:
                levels[level] = LevelForm(levels[level].format, levels[level].pattern, _whole(start))
        lists[entry.get(f"{W}numId") or ""] = levels
    return lists


def _levels(parent: Element) -> dict[int, LevelForm]:
    return {
        _whole(level.get(f"{W}ilvl")): LevelForm(
            _value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", _whole(_value(level, "start") or "1")
        )
        for level in parent.findall(f"{W}lvl")
    }


def _styles(styles: Element) -> dict[str, StyleForm]:
    found = {}
    for style in styles.findall(f"{W}style"):
        properties = style.find(f"{W}pPr")
        listed = None if properties is None else properties.find(f"{W}numPr")
        name = (_value(style, "name") or "").lower().replace(" ", "")
        outline = _value(properties, "outlineLvl")
        named = name.removeprefix("heading").removeprefix("标题")
        heading = int(named) if named != name and named.isdigit() and len(named) == 1 else 0
        if not heading and outline is not None and _whole(outline) < 6:
            heading = _whole(outline) + 1
        found[style.get(f"{W}styleId") or ""] = StyleForm(
            _value(style, "basedOn"),
            _value(listed, "numId"),
            _whole(_value(listed, "ilvl")),
            heading,
            name[:3] == "toc",
        )
    return found


def _filled(form: LevelForm, forms: Mapping[int, LevelForm], counts: list[int]) -> str:
    text = form.pattern
    for level in range(_DEEPEST):
        text = text.replace(f"%{level + 1}", _count(counts[level], forms.get(level, LevelForm()).format))
    return text.strip()


def _count(value: int, form: str) -> str:
    if form in _COUNTING:
        return _han(value)
    if form.startswith("decimalEnclosedCircle") and 1 <= value <= len(_CIRCLED):
        return _CIRCLED[value - 1]
    if form in ("upperLetter", "lowerLetter") and 1 <= value <= 26:
        return chr((65 if form == "upperLetter" else 97) + value - 1)
    return str(value)


def _han(value: int) -> str:
    if not 0 < value < 100:
        return str(value)
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十") + (_HAN[ones] if ones else "")


def _value(parent: Element | None, tag: str) -> str | None:
    child = None if parent is None else parent.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 6 else 0

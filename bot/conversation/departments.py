"""「办公室、法规科、执法队」: departments named in the chat. Pure."""

import re

from bot.gathering.wanted import load_departments

_LEAD = re.compile(
    r"^(?:我们|本单位|单位|局里|镇里|街道)?(?:的)?(?:科室|部门|股室|内设机构)?(?:有|是|分为|包括|就是)?[：:，,\s]*"
)
_PART = re.compile(r"[、，,；;\s和]+")
LONGEST, LONGEST_NAME = 120, 12


def departments_in(text: str) -> tuple[str, ...]:
    """The departments, where a message is nothing but two or more of their names; else none."""
    bare = text.strip().rstrip("。.！!")
    if len(bare) > LONGEST or "\n" in bare or re.search(r"\d", bare):
        return ()
    names = [name for name in _PART.split(_LEAD.sub("", bare)) if name]
    ending = load_departments().ending
    fit = len(names) >= 2 and all(2 <= len(name) <= LONGEST_NAME and ending.search(name) for name in names)
    return tuple(dict.fromkeys(names)) if fit else ()

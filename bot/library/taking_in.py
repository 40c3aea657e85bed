"""A report as read → what the library keeps of it."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bot.domain.past_report import Corrections, PastReport
from bot.library.kept import NONE, KeptPassage, KeptReport, WholeReport, digest_of
from bot.library.marks import marks_of
from bot.library.passages import passages_of, shown_sections
from bot.library.terms import Terms, packed
from bot.reading.masking import mask, names_told, strangers
from bot.reading.wording import Wording

_PROGRAM = Path(__file__).parents[1]
_RULES = (
    (_PROGRAM / "reading", "*.py"),
    (_PROGRAM / "library", "marks.py"),
    (_PROGRAM / "library", "passages.py"),
    (_PROGRAM / "library", "taking_in.py"),
    (_PROGRAM / "library", "terms.py"),
    (_PROGRAM.parent / "corpus" / "wording", "*.yaml"),
)


@cache
def reading_rules() -> str:
    """Changes with any rule by which reports are read and masked; what was read by other rules is read again.

    Asked once a process, for the rules that it was started with.
    """
    rules = hashlib.sha256()
    for folder, names in _RULES:
        for path in sorted(folder.glob(names)):
            rules.update(path.read_bytes())
    return rules.hexdigest()[:16]


def sample_id(name: str) -> str:
    """A sample keeps its id when its text is mended."""
    return _short(f"sample\n{name}")


def report_id(text: str, owner: str | None) -> str:
    """The same text of the same owner always has the same id."""
    return _short(f"{owner or ''}\n{digest_of(text)}")


def taken_in(
    read: PastReport,
    *,
    id: str,  # noqa: A002 (the id the report is kept under)
    name: str,
    text: str,
    owner: str | None,
    sample: bool,
    rules: str,
    words: Wording,
    terms: Terms,
    corrections: Corrections = NONE,
    file: str = "",
) -> WholeReport:
    """The report with its passages, not in any index yet."""
    masked = _mask_of(read, names_told(_body(text, sample), words), words)
    report = KeptReport(
        id=id,
        name=name,
        owner=owner,
        sample=sample,
        digest=digest_of(text),
        title=read.title,
        unit=read.unit,
        unit_type=read.unit_type,
        level=read.level,
        year=read.year,
        genre=read.genre,
        warnings=read.warnings,
        corrections=corrections,
        reading=rules,
        file=file,
    )
    passages = tuple(
        KeptPassage(f"{id}.{number}", passage, masked(passage.heading), owner)
        for number, passage in enumerate(passages_of(read, report.called, masked), 1)
    )
    return WholeReport(
        report,
        text,
        tuple(shown_sections(read, masked)),
        passages,
        tuple(packed(terms.codes(kept.meaning, kept.searched)) for kept in passages),
        marks_of(text),
        tuple(sorted(strangers(_body(text, sample), words, _own_names(read)))),
    )


def _body(text: str, sample: bool) -> str:
    """A sample's file begins with a head of its own."""
    return text.split("---", 2)[-1] if sample else text


def _own_names(read: PastReport) -> list[str]:
    return [name for name in (read.unit, read.signoff[0]) if name]


def _mask_of(read: PastReport, told: tuple[str, ...], words: Wording) -> Callable[[str], str]:
    own_names = _own_names(read)
    # The page and the index ask for the same pieces.
    return cache(lambda text: mask(text, words, own_names, told))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]

"""Completeness: the parts a genre requires, problems with causes, plans that answer problems, length."""

import re
from collections.abc import Iterator, Sequence

from bot.checking.context import pairs_of
from bot.checking.passages import TITLE, Flaw, Passage, flaw
from bot.domain.draft import Draft, Severity
from bot.domain.genre import Role
from bot.reading.wording import Wording

_CAUSE = re.compile(
    r"原因|因为|由于|主要是|在于|源于|导致|因(?!此|地|人|时|势)|受.{1,8}影响|所致|根源|造成|使得|不够|待补充"
)
_TOLD = {
    Role.PROBLEMS: re.compile(r"问题|不足|短板|差距"),
    Role.PLANS: re.compile(r"打算|计划|安排|下一?步|改进|方向|展望|明年"),
}
_LONGEST = 5000
_WHOLE = 500


def uncovered_parts(draft: Draft, passages: Sequence[Passage], words: Wording) -> Iterator[Flaw]:
    """Missing required sections (疑似); problems without causes, problems no plan answers, excess length (提示)."""
    title = next((passage for passage in passages if passage.section == TITLE), None)
    written = _roles_written(draft)
    compulsory = draft.brief.genre.id == "annual_report"
    if title:
        missing = [role for role in _required(draft) if role not in written and (compulsory or role in _TOLD)]
        if missing:
            specs = [draft.brief.genre.first_with(role) for role in missing]
            named = "、".join(f"“{spec.heading}”" for spec in specs if spec)
            severity = Severity.SUSPECT if compulsory else Severity.HINT
            says = f"缺少{named}，{draft.brief.genre.name}应当有。"
            yield flaw(title, 0, min(len(title.text), 40), "coverage", severity, says)
        if sum(len(one.text) for one in draft.sections) > _LONGEST:
            yield flaw(
                title,
                0,
                min(len(title.text), 40),
                "length",
                Severity.HINT,
                f"全文超过{_LONGEST}字，按精简文件的要求可再压缩。",
            )
    yield from _causes(passages)
    yield from _answers(passages, words)


def _roles_written(draft: Draft) -> set[Role]:
    """The roles that have text; 「存在问题及下步安排」 serves two, and a long 履职情况 tells the measures as well."""
    written = {one.role for one in draft.sections if one.text.strip()}
    for one in draft.sections:
        written |= {role for role, told in _TOLD.items() if one.text.strip() and told.search(one.heading)}
        if one.role is Role.DUTY and len(one.text) >= _WHOLE:
            written.add(Role.MEASURES)
    return written


def _required(draft: Draft) -> list[Role]:
    specs = draft.brief.genre.sections
    return list(
        dict.fromkeys(
            spec.role
            for spec in specs
            if spec.required and spec.role in (Role.MEASURES, Role.PROBLEMS, Role.DUTY, Role.PLANS) and spec.heading
        )
    )


def _causes(passages: Sequence[Passage]) -> Iterator[Flaw]:
    for passage in passages:
        if (
            passage.role is Role.PROBLEMS
            and len(passage.text) > 40
            and not _CAUSE.search(passage.text.split("\n", 1)[-1])
        ):
            stop = passage.text.find("\n")
            yield flaw(
                passage,
                0,
                stop if stop > 0 else 20,
                "cause",
                Severity.HINT,
                "只写了不足，没有写原因；年度报告要求不足和原因都写。",
            )


def _answers(passages: Sequence[Passage], words: Wording) -> Iterator[Flaw]:
    """A problem whose words turn up nowhere in the plans."""
    plans = "".join(passage.text for passage in passages if passage.role is Role.PLANS)
    if not plans:
        return
    planned = pairs_of(plans, words)
    for passage in passages:
        if passage.role is not Role.PROBLEMS:
            continue
        for match in re.finditer(r"(?m)^[（(][一二三四五六七八九十]+[)）](?P<text>.{10,})$", passage.text):
            if not pairs_of(match["text"], words) & planned:
                stop = min(match.end(), match.start() + 16)
                yield flaw(
                    passage, match.start(), stop, "unanswered", Severity.HINT, "这条不足在下一步安排里没有对应的措施。"
                )

"""A second reader by model: reads the whole draft against the facts for what rules cannot see.

It is believed no more than the writer: what it says counts only with a quote that stands in the draft, and never
keeps a paper back.
"""

from collections.abc import Iterator
from typing import Any

from bot.domain.draft import SECOND_READER, Draft, Finding, Section, Severity
from bot.domain.model import Model, Prompt
from bot.drafting.model_text import is_chinese, plain_text
from bot.drafting.telling import MARK
from bot.errors import ModelFailed
from bot.prompting import json_answer, load_prompt

MOST = 8
QUOTE_LENGTH = (4, 40)
LONGEST_SAYING = 80


def read_again(draft: Draft, model: Model) -> tuple[Finding, ...]:
    """What the model holds for wrong, each 疑似; none where it gives no answer."""
    if not draft.sections:
        return ()
    try:
        told = json_answer(model, prompt_for(draft)).get("findings")
    except ModelFailed:
        return ()
    found = {one.quote: one for entry in (told if isinstance(told, list) else []) for one in _finding(entry, draft)}
    return tuple(found.values())[:MOST]


def prompt_for(draft: Draft) -> Prompt:
    facts = [f"{fact.id}｜{f'{fact.label}：' if fact.label else ''}{fact.text}" for fact in draft.sheet.standing()]
    sections = [{"id": one.id, "heading": one.heading, "text": one.text} for one in draft.sections]
    brief = draft.brief
    return load_prompt("read_again").filled(unit=brief.unit, year=brief.year, facts=facts, sections=sections, most=MOST)


def _finding(entry: Any, draft: Draft) -> Iterator[Finding]:
    """The finding of an entry, if its quote stands in the draft word for word and it says why in Chinese."""
    if not isinstance(entry, dict):
        return
    quote, why = entry.get("quote"), entry.get("why")
    if not isinstance(quote, str) or not isinstance(why, str):
        return
    section = _section_of(quote, entry.get("section"), draft)
    says = plain_text(why).replace("\n", "")
    if section and is_chinese(says) and QUOTE_LENGTH[0] <= len(quote) <= QUOTE_LENGTH[1] and not MARK.search(quote):
        yield Finding(SECOND_READER, Severity.SUSPECT, section.id, quote, f"模型复读：{says[:LONGEST_SAYING]}")


def _section_of(quote: str, named: Any, draft: Draft) -> Section | None:
    holding = [section for section in draft.sections if quote in section.text]
    return next((section for section in holding if section.id == named), holding[0] if holding else None)

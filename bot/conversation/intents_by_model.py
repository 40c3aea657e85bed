"""What a message asks for, told by a model where the rules do not tell: acted upon only where nothing is lost by it."""

from collections.abc import Mapping
from typing import Any

from bot.conversation.assembly import places_of
from bot.conversation.bench import Bench
from bot.conversation.intents import (
    Answer,
    AskMissing,
    Enrich,
    Export,
    Greeting,
    Intent,
    SectionRef,
    Stop,
    Unclear,
    Wish,
)
from bot.conversation.session import pending_question
from bot.conversation.tools import Run
from bot.domain.work import Work
from bot.prompting import load_prompt

PATIENCE = 8.0
"""Seconds that the chat waits for a model, and before that for the model's turn, before it asks back itself."""
LONGEST_WISH = 40
"""Characters of a wish as the model took it from the message; it has to stand there word for word."""


def told_by_model(text: str, work: Work, bench: Bench) -> Intent | None:
    """One of our intents, None where no model tells any.

    A rewriting can be taken back and asks before a person's own words; what writes the whole or takes in material is
    offered as a button.
    """
    genre = bench.genre(work)
    question = pending_question(work, genre)
    parts = {place.number: place.name for place in places_of(work, genre) if place.number}
    prompt = load_prompt("tell_intent").filled(
        message=text,
        parts=[{"number": number, "name": name} for number, name in parts.items()],
        asked=question.text if question else "",
    )
    notes = [kept.note.text for kept in work.notes]
    told = bench.tools.ask_model(prompt, Run(work.owner, work.id, seconds=PATIENCE), notes)
    if told is None:
        return None
    part = next((SectionRef(number=number) for number in parts if number == told.get("part")), None)
    return _harmless(told, text, part, question is not None) or _offered(told.get("intent"), text)


def _harmless(told: Mapping[str, Any], text: str, part: SectionRef | None, waiting: bool) -> Intent | None:
    match told.get("intent"):
        case "answer" if waiting:
            return Answer(text)
        case "ask_missing":
            return AskMissing()
        case "rewrite":
            wish = told.get("wish")
            return Wish(part, wish if isinstance(wish, str) and _stands(wish, text) else text)
        case "enrich" if part:
            return Enrich(part, text)
        case "export":
            return Export("comment")
        case "stop":
            return Stop()
        case "greeting":
            return Greeting()
        case _:
            return None


def _offered(intent: object, text: str) -> Intent | None:
    keep = f"记为素材：{text}"
    if intent == "start":
        return Unclear(("开始起草", keep))
    return Unclear((keep, "还缺什么")) if intent == "paste" else None


def _stands(wish: str, text: str) -> bool:
    return 0 < len(wish) <= LONGEST_WISH and wish in text

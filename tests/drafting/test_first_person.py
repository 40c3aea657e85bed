"""A report in the head's own name."""

from dataclasses import replace

from bot.domain.facts import FactSheet
from bot.drafting.first_person import first_person_of
from tests.reading.clerk import brief_for, read


def told(text: str, signer: str | None, sheet: FactSheet | None = None) -> str:
    brief = replace(brief_for(genre="duty_report"), signoff_unit=signer)
    return first_person_of(brief, sheet or FactSheet()).told(text)


def test_whoever_the_notes_call_the_head_is_the_one_who_writes() -> None:
    assert told("主要负责人主持会议4次", None) == "本人主持会议4次"


def test_the_post_of_the_signature_is_the_heads_and_others_stay() -> None:
    assert told("局长主持会议4次，副局长参加", "梧汀县水务局局长 葛明") == "本人主持会议4次，副局长参加"


def test_a_name_alone_is_enough_where_the_notes_name_the_post_with_it() -> None:
    sheet = read("葛书记主持会议4次\n书记讲党课1次\n")

    assert told("葛书记主持会议4次", "葛明", sheet) == "本人主持会议4次"
    assert told("书记讲党课1次，村书记3人参加", "葛明", sheet) == "本人讲党课1次，村书记3人参加"


def test_a_unit_that_signs_is_no_person() -> None:
    assert told("葛书记主持会议4次", "梧汀县水务局") == "葛书记主持会议4次"

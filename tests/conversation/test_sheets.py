from dataclasses import replace

import pytest

from bot.conversation.sheets import as_wanted, changed_text, settled, with_edit
from bot.domain.facts import Conflict, Fact, FactSheet, FactStatus, Mention, Note, Source
from bot.domain.genre import Role
from bot.domain.work import KeptNote
from tests.desk_fakes import ANNUAL, DUTY

SEEN = Fact("F1", "复议受理58件", "复议受理58件", Source("台账", 1))
AGAIN = Fact("F2", "复议受理56件", "复议受理56件", Source("月报", 9))
MIXED = Fact("F3", "复议受理56件、应诉7件", "复议受理56件、应诉7件", Source("月报", 9))


def clash_with(other: Fact) -> FactSheet:
    return FactSheet((SEEN, other), conflicts=(Conflict(("F1", other.id), ("58件", "56件"), "复议受理"),))


def test_an_edit_finds_its_fact_by_its_place_in_the_notes() -> None:
    edits = with_edit((), SEEN, text="受理行政复议案件58件", section="measures")

    sheet = as_wanted(FactSheet((AGAIN, SEEN)), edits, (), ANNUAL)

    assert [fact.text for fact in sheet.facts] == ["复议受理56件", "受理行政复议案件58件"]


def test_a_second_edit_keeps_what_the_first_changed() -> None:
    edits = with_edit(with_edit((), SEEN, text="受理58件"), SEEN, status=FactStatus.CONFIRMED)

    (fact,) = as_wanted(FactSheet((SEEN,)), edits, (), ANNUAL).facts

    assert (fact.text, fact.status) == ("受理58件", FactStatus.CONFIRMED)


def test_a_section_of_another_genre_is_left_to_placing() -> None:
    edits = with_edit((), SEEN, section="measures")

    (fact,) = as_wanted(FactSheet((SEEN,)), edits, (), DUTY).facts

    assert fact.section is None


def test_an_answer_goes_where_it_was_asked_unless_it_names_its_own_part() -> None:
    plain = Fact("F1", "人手少", "人手少", Source("回答", 1))
    zoned = Fact("F2", "打算：办班", "办班", Source("回答", 2), zone=Role.PLANS)
    notes = (KeptNote(Note("回答", "人手少\n打算：办班"), "problems"),)

    sheet = as_wanted(FactSheet((plain, zoned)), (), notes, ANNUAL)

    assert [(fact.section, fact.zone) for fact in sheet.facts] == [("problems", Role.PROBLEMS), (None, Role.PLANS)]


def test_a_chosen_value_strikes_out_the_fact_that_said_only_the_other() -> None:
    sheet = clash_with(AGAIN)

    edits = settled((), sheet, sheet.conflicts[0], "58件")

    now = as_wanted(sheet, edits, (), ANNUAL)
    assert [fact.status for fact in now.facts] == [FactStatus.CONFIRMED, FactStatus.VOID]
    assert now.conflicts == ()


def test_a_chosen_value_is_written_into_a_fact_that_says_more() -> None:
    sheet = clash_with(MIXED)

    edits = settled((), sheet, sheet.conflicts[0], "58件")

    now = as_wanted(sheet, edits, (), ANNUAL)
    assert now.fact("F3").text == "复议受理58件、应诉7件"
    assert now.conflicts == ()


@pytest.mark.parametrize(
    ("old", "wish", "new"),
    [
        ("执法培训5场、覆盖430人次", "6场", "执法培训6场、覆盖430人次"),
        ("执法培训5场、覆盖430人次", "450人次", "执法培训5场、覆盖450人次"),
        ("印发手册1.2万余册", "1.3万册", "印发手册1.3万册"),
        ("执法培训5场", "举办执法培训6场", "举办执法培训6场"),
        ("上半年3场，下半年4场", "5场", None),
        ("执法培训5场、覆盖430人次", "6", None),
    ],
)
def test_a_bare_figure_replaces_the_one_it_can_mean(old: str, wish: str, new: str | None) -> None:
    assert changed_text(old, wish) == new


def test_what_was_brought_up_to_date_stands_again_when_the_later_fact_is_struck_out() -> None:
    early = replace(SEEN, status=FactStatus.VOID, replaced_by="F2")
    edits = with_edit((), AGAIN, status=FactStatus.VOID)

    first, _ = as_wanted(FactSheet((early, AGAIN)), edits, (), ANNUAL).facts

    assert (first.status, first.replaced_by) == (FactStatus.PENDING, None)


def test_a_person_takes_up_again_what_was_brought_up_to_date() -> None:
    early = replace(SEEN, status=FactStatus.VOID, replaced_by="F2")
    edits = with_edit((), early, status=FactStatus.CONFIRMED)

    first, _ = as_wanted(FactSheet((early, AGAIN)), edits, (), ANNUAL).facts

    assert first.status is FactStatus.CONFIRMED


def test_an_edit_holds_when_another_note_says_its_fact_more_fully() -> None:
    edits = with_edit((), SEEN, section="measures")
    fuller = replace(MIXED, also=(Mention(SEEN.quote, SEEN.source),))

    (fact,) = as_wanted(FactSheet((fuller,)), edits, (), ANNUAL).facts

    assert fact.section == "measures"


def test_of_three_values_two_are_left_when_one_fact_is_struck_out() -> None:
    third = Fact("F3", "复议受理57件", "复议受理57件", Source("简报", 2))
    clash = Conflict(("F1", "F2", "F3"), ("58件", "56件", "57件"), "复议受理")
    edits = with_edit((), AGAIN, status=FactStatus.VOID)

    sheet = as_wanted(FactSheet((SEEN, AGAIN, third), conflicts=(clash,)), edits, (), ANNUAL)

    assert [(left.facts, left.quotes) for left in sheet.conflicts] == [(("F1", "F3"), ("58件", "57件"))]

"""What a model found in the notes, laid beside what the rules read."""

from dataclasses import replace

import pytest

from bot.domain.facts import FactSheet, Found, Note
from bot.domain.genre import Brief
from bot.drafting.genres import load_genres
from bot.reading.facts import RuleFactReader
from bot.reading.found import numbered

BRIEF = Brief("梧汀县水务局", 2025, load_genres()["annual_report"])
NOTES = """\
普法讲座举办36场，听课2150人次
发票报销的事找小陈，她把水费争议都劝和了
3、打印机修好了
矛盾纠纷调解217件，调解成功209件"""
LATER = Note("第2次粘贴", "水事违法案件查处17起\n行政复议案件1件，维持")
TOLD = Found(2, "她把水费争议都劝和了", "measures")


def noted(*found: Found) -> Note:
    """The note with what a model found, numbered as it is kept."""
    note = Note("台账", NOTES)
    return replace(note, found=numbered(found, note, read(note).facts))


def read(*notes: Note) -> FactSheet:
    return RuleFactReader().read(notes, BRIEF)


def test_a_quote_that_no_fact_holds_is_a_fact_of_its_line() -> None:
    sheet = read(noted(TOLD))

    fact = sheet.facts[-1]
    assert (fact.id, fact.quote, fact.source.line, fact.section) == ("F3", TOLD.quote, 2, "measures")
    assert TOLD.quote not in [line.quote for line in sheet.dropped]
    assert sheet.facts[:-1] == read(Note("台账", NOTES)).facts


def test_its_id_stays_whatever_is_pasted_later() -> None:
    alone, both = read(noted(TOLD)), read(noted(TOLD), LATER)

    assert {fact.id: fact.text for fact in alone.facts}.items() <= {fact.id: fact.text for fact in both.facts}.items()
    assert len({fact.id for fact in both.facts}) == len(both.facts) == 5


@pytest.mark.parametrize(
    "found",
    [
        Found(2, "她把水费争议全部化解", id="F9"),
        Found(3, "她把水费争议都劝和了", id="F9"),
        Found(99, "她把水费争议都劝和了", id="F9"),
        Found(1, "听课2150人次", id="F9"),
        Found(1, "举办36场，听课2150人次", id="F9"),
    ],
)
def test_what_does_not_stand_or_is_told_already_is_no_fact(found: Found) -> None:
    assert read(replace(Note("台账", NOTES), found=(found,))).facts == read(Note("台账", NOTES)).facts


def test_what_a_later_note_says_in_full_is_not_told_twice() -> None:
    again = Note("第2次粘贴", TOLD.quote)

    assert [fact.text for fact in read(noted(TOLD), again).facts].count(TOLD.quote) == 1


def test_a_value_that_a_model_found_is_asked_about_where_another_stands() -> None:
    note = Note("群消息", "记得周一把照片发我，就是矛盾纠纷调解271件那张表")
    told = replace(note, found=(Found(1, "矛盾纠纷调解271件", id="F9"),))

    sheet = read(Note("台账", NOTES), told)
    assert [sorted(clash.quotes) for clash in sheet.conflicts] == [["217件", "271件"]]


def test_names_and_numbers_of_persons_do_not_come_in_by_a_quote() -> None:
    note = Note("群消息", "发票报销的事找小陈，村民王小花的水费争议劝和了")
    sheet = read(replace(note, found=(Found(1, "村民王小花的水费争议劝和了", id="F9"),)))

    assert [fact.text for fact in sheet.facts if fact.id == "F9"] == ["村民的水费争议劝和了"]


def test_a_section_that_a_model_told_holds_where_the_headings_of_the_notes_tell_none() -> None:
    zoned = replace(Note("台账", "不足：\n水费争议调处人手少"), found=(Found(2, "水费争议调处人手少", "measures"),))

    assert [fact.section for fact in read(noted(Found(1, "听课2150人次", "duty"))).facts] == ["duty", None]
    assert [fact.section for fact in read(zoned).facts] == [None]

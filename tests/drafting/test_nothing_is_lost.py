"""Whatever the shape of the notes: all that they count, date and name stands in the draft, and nothing else does."""

import re
from collections import Counter

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from bot.checking import check
from bot.domain.draft import Severity
from bot.reading.wording import load_wording
from tests.drafting.clerk import body, drafted
from tests.drafting.note_shapes import GENRES, Notes, notes
from tests.reading.clerk import read, unspaced

NUMBER = re.compile(r"\d+(?:\.\d+)?")
NAMED = re.compile(r"《[^》]*》|“[^”]*”")
SEVERAL = Notes("普法讲座办了36场\n5.16 “河畔说法”家长课堂办了208场，印发了《节水宣传三年规划》", (), "plain")


def numbers(rows: tuple[str, ...]) -> Counter[str]:
    """The numbers of the rows as a reader says them: dates as month and day, one month for a range within it."""
    found: Counter[str] = Counter()
    for row in rows:
        plain = re.sub(r"^2024[.-]", "", row)
        month = re.match(r"(\d+)[./](\d+)[到-]\1[./](\d+)", plain)
        day = re.match(r"(\d+)[./-](\d+)(?=[ ，])", plain)
        head = month or day
        if head:
            found.update(head.groups())
            plain = plain[head.end() :]
        found.update(NUMBER.findall(plain))
    return found


@settings(max_examples=120, derandomize=True, deadline=None)
@given(notes(), st.sampled_from(GENRES))
def test_every_number_of_the_notes_is_in_the_draft_as_often_and_no_other(made: Notes, genre: str) -> None:
    draft = drafted(made.text, genre=genre)
    assume(not draft.sheet.conflicts)

    assert Counter(NUMBER.findall(body(draft))) == numbers(made.items)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(notes(), st.sampled_from(GENRES))
@example(SEVERAL, "annual_report")
def test_every_title_and_quoted_name_is_in_the_draft_and_no_other(made: Notes, genre: str) -> None:
    told = body(drafted(made.text, genre=genre))

    assert set(NAMED.findall(told)) == set(NAMED.findall(made.text))


@settings(max_examples=80, derandomize=True, deadline=None)
@given(notes())
def test_every_line_of_the_notes_is_a_fact_or_dropped_with_a_reason(made: Notes) -> None:
    sheet = read(made.text)

    told = {one.source.line for one in (*sheet.facts, *sheet.dropped)}
    headings = {at for at, line in enumerate(made.text.split("\n"), start=1) if re.match(r"[一二三]、|条线", line)}
    assert told | headings == set(range(1, made.text.count("\n") + 2))
    assert all(dropped.reason for dropped in sheet.dropped)


@settings(max_examples=80, derandomize=True, deadline=None)
@given(notes())
def test_every_quote_stands_in_the_notes_and_every_id_is_stable(made: Notes) -> None:
    sheet = read(made.text)

    assert all(unspaced(fact.quote) in unspaced(made.text) for fact in sheet.facts)
    assert [fact.id for fact in sheet.facts] == [f"F{at}" for at in range(1, len(sheet.facts) + 1)]
    assert read(made.text) == sheet


@settings(max_examples=30, derandomize=True, deadline=None)
@given(notes(), st.sampled_from(GENRES))
def test_the_check_finds_nothing_false_in_what_the_writer_wrote(made: Notes, genre: str) -> None:
    draft = drafted(made.text, genre=genre)
    assume(not draft.sheet.conflicts)

    found = [one for one in check(draft, load_wording()) if one.severity is Severity.MUST_FIX]
    assert [(one.kind, one.quote) for one in found] == []


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.lists(st.integers(2, 99), min_size=2, max_size=5))
def test_rows_of_which_are_all_told_in_the_sentence_of_the_whole(parts: list[int]) -> None:
    kinds = ("非法取水", "占用河道", "擅自采砂", "未批先建", "偷排污水")
    rows = "".join(f"其中：\t{kind}\t{amount}件\n" for kind, amount in zip(kinds, parts, strict=False))
    told = body(drafted(f"条线\t内容\t数量\n执法\t立案\t{sum(parts)}件\n{rows}"))

    assert Counter(NUMBER.findall(told)) == Counter(str(one) for one in (sum(parts), *parts))
    assert len([line for line in told.split("。") if line.strip()]) == 1


@settings(max_examples=30, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.integers(2, 99), st.integers(2, 99)), min_size=2, max_size=5))
def test_every_cell_of_a_matrix_by_years_is_told_in_the_order_of_the_years(cells: list[tuple[int, int]]) -> None:
    rows = "".join(f"{2021 + at}年\t{one}\t{two}\n" for at, (one, two) in enumerate(cells))
    told = body(drafted(f"年份\t法治讲座（场）\t法治课（节）\n{rows}", year=2025, genre="campaign_summary"))

    assert re.findall(r"(\d+)场", told) == [str(one) for one, _ in cells]
    assert re.findall(r"(\d+)节", told) == [str(two) for _, two in cells]

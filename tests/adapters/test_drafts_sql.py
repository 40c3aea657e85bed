import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.drafts_sql import SqlDrafts
from bot.domain.draft import Author, Finding, Question, Section, Sentence, Severity
from bot.domain.facts import BriefFields, Conflict, Dropped, Fact, FactSheet, FactStatus, Note, Source
from bot.domain.gathering import Filled, Gathered, LocalDemand
from bot.domain.genre import Role
from bot.domain.last_year import Tie
from bot.domain.work import BriefEntry, FactEdit, KeptNote, KeptSection, Message, Progress, SectionState, WorkState
from bot.errors import BadData, Busy, Clash, NotFound

ENTRY = BriefEntry("青禾镇人民政府", 2025, "annual_report", signoff_date="2026年1月12日")
SECTIONS = (
    KeptSection(Section("preface", Role.PREFACE, "", "")),
    KeptSection(Section("problems", Role.PROBLEMS, "存在的不足", "")),
)
SHEET = FactSheet(
    facts=(
        Fact(
            "F1",
            "普法\t42",
            "普法42场",
            Source("台账", 3),
            zone=Role.MEASURES,
            label="普法",
            part="宣传",
            row=(("事项", "普法"), ("场次", "42")),
        ),
        Fact("F2", "新手多", "新手多", Source("台账", 4), section="problems", status=FactStatus.VOID),
    ),
    dropped=(Dropped("收到", Source("台账", 1), "寒暄"),),
    conflicts=(Conflict(("F1", "F2"), ("42场", "43场"), "普法场次"),),
    fields=BriefFields(title="关于法治建设的报告", first_person=True),
)


def opened(path: Path) -> SqlDrafts:
    return SqlDrafts(path, lambda: datetime(2026, 1, 12, tzinfo=UTC), wait_seconds=0.05)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shufa.db"


def written(text: str, author: Author = Author.PATTERN) -> Section:
    return Section("problems", Role.PROBLEMS, "存在的不足", text, (Sentence(text, ("F2",)),), author)


def test_all_of_a_draft_comes_back_after_a_restart(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)
    store.keep_note(draft, KeptNote(Note("台账", "收到\n\n普法\t42\n新手多"), "problems"), SHEET)
    edit = FactEdit("台账", 4, "新手多", text="新进人员多", status=FactStatus.CONFIRMED, section="problems")
    store.put_sheet(draft, SHEET, (edit,))
    store.save_section(draft, written("新进人员较多。"), SectionState.DRAFTED)
    store.put_findings(draft, (Finding("day", Severity.SUSPECT, "problems", "新进", "请核对。", "新入职"),))
    store.put_questions(draft, (Question("causes", "problems", "原因是什么？"),))
    store.put_asked(draft, ("causes",), "causes")
    store.ignore(draft, "abc", "已核对")
    store.add_messages(draft, (Message("user", "你好"), Message("assistant", "哪个单位？", ("跳过",))))
    before = store.load("zhang", draft)

    store.close()
    again = opened(path)

    assert again.load("zhang", draft) == before
    assert again.messages(draft)[1] == Message("assistant", "哪个单位？", ("跳过",))
    assert before.sheet == SHEET
    assert before.edits == (edit,)
    assert before.sections[1].section == written("新进人员较多。")


def test_a_draft_of_another_is_not_found(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)

    with pytest.raises(NotFound, match="没有找到这份文稿"):
        store.load("li", draft)

    assert store.lines("li") == ()


def test_a_save_on_a_stale_revision_clashes_and_shows_what_stands(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)
    store.save_section(draft, written("第一稿。"), SectionState.DRAFTED, expected=0)

    with pytest.raises(Clash) as clash:
        store.save_section(draft, written("别处的稿。"), SectionState.EDITED, expected=0)

    assert (clash.value.text, clash.value.revision) == ("第一稿。", 1)
    assert [one.text for one in store.revisions(draft, "problems")] == ["第一稿。"]


def test_every_save_is_a_revision_with_its_author(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)

    store.save_section(draft, written("机写。"), SectionState.DRAFTED)
    store.save_section(draft, written("人改。", Author.HUMAN), SectionState.EDITED)

    told = [(one.number, one.text, one.author) for one in store.revisions(draft, "problems")]
    assert told == [(2, "人改。", Author.HUMAN), (1, "机写。", Author.PATTERN)]


def test_ids_of_events_grow_even_after_old_ones_are_cleared(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)
    store.add_event(draft, "text", section="problems", text="新进")
    last = store.load("zhang", draft).last

    store.forget_texts(draft)
    store.add_event(draft, "done", status="已完成")

    (event,) = store.events(draft, last)
    assert event.id > last
    assert (event.kind, event.data) == ("done", {"status": "已完成"})


def test_a_section_in_the_making_shows_the_pieces_written_so_far(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)
    store.mark_section(draft, "problems", SectionState.DRAFTING)
    for kind, text in (
        ("section_start", ""),
        ("text", "旧"),
        ("section_start", ""),
        ("text", "新进"),
        ("text", "人员"),
    ):
        store.add_event(draft, kind, section="problems", text=text)

    kept = store.load("zhang", draft).kept("problems")

    assert kept is not None
    assert kept.so_far == "新进人员"


def test_a_broken_off_section_keeps_its_old_text_or_the_pieces(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)
    store.save_section(draft, written("旧稿。"), SectionState.DRAFTED)
    for section, text in (("problems", "新"), ("preface", "现将")):
        store.mark_section(draft, section, SectionState.DRAFTING)
        store.add_event(draft, "text", section=section, text=text)

    store.break_off(draft, Progress(WorkState.FAILED, "失败"))

    kept = {one.section.id: (one.section.text, one.state) for one in store.load("zhang", draft).sections}
    assert kept == {"problems": ("旧稿。", SectionState.FAILED), "preface": ("现将", SectionState.FAILED)}


def test_a_deleted_draft_leaves_nothing_behind(path: Path) -> None:
    store = opened(path)
    draft, other = store.create("zhang", ENTRY, SECTIONS), store.create("zhang", ENTRY, SECTIONS)
    for one in (draft, other):
        store.keep_note(one, KeptNote(Note("台账", "普法42场")), SHEET)
        store.save_section(one, written("新手多。"), SectionState.DRAFTED)
        store.add_event(one, "facts", count=2)

    store.delete(draft)

    assert [line.id for line in store.lines("zhang")] == [other]
    assert store.revisions(draft, "problems") == ()
    assert len(store.revisions(other, "problems")) == 1


def test_a_locked_database_is_said_and_nothing_is_lost(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Busy, match="正被别的程序占用"):
        store.save_section(draft, written("写不进去。"), SectionState.DRAFTED)

    other.rollback()
    assert store.save_section(draft, written("写进去了。"), SectionState.DRAFTED) == 1


@pytest.mark.parametrize("content", [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_corrupt_file_is_said_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(BadData, match="可能已损坏"):
        opened(path)

    assert path.read_bytes() == content


def test_a_file_damaged_inside_is_found_at_the_start(path: Path) -> None:
    store = opened(path)
    for _ in range(50):
        store.create("zhang", ENTRY, SECTIONS)
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\x5a" * 8192
    path.write_bytes(data)

    with pytest.raises(BadData, match="可能已损坏"):
        opened(path)

    assert path.read_bytes() == bytes(data)


def test_a_file_of_a_newer_version_is_not_touched(path: Path) -> None:
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE schema_version SET version = 99")

    with pytest.raises(BadData, match="请先升级程序"):
        opened(path)

    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version FROM schema_version").fetchall() == [(99,)]


def test_sections_of_another_genre_replace_the_outline(path: Path) -> None:
    store = opened(path)
    draft = store.create("zhang", ENTRY, SECTIONS)
    duty = (KeptSection(Section("duty", Role.DUTY, "履职情况", "")), SECTIONS[1])

    store.change_entry(draft, BriefEntry("青禾镇人民政府", 2024, "duty_report"), duty)

    work = store.load("zhang", draft)
    assert (work.entry.year, work.entry.genre) == (2024, "duty_report")
    assert [kept.section.id for kept in work.sections] == ["duty", "problems"]


def test_what_was_decided_while_gathering_comes_back(path: Path) -> None:
    store = opened(path)
    draft_id = store.create("zhang", ENTRY, SECTIONS)
    gathered = Gathered(
        ties=(Tie("a1b2c3", "台账", 3, "学法12次", False),),
        guide="指引.xlsx",
        local=(LocalDemand("审查件数", "measures", ("合法性审查",), "", "县通知"),),
        departments=("办公室", "法规科"),
        allotted=(("demand:study", "法规科"),),
        filled=(Filled("03", "学法", "measures", "法规科", "林岚", "学法", "12", "次", "全年", "", "2026-01-12"),),
    )

    assert store.load("zhang", draft_id).gathered == Gathered()
    store.put_gathered(draft_id, gathered)

    assert opened(path).load("zhang", draft_id).gathered == gathered

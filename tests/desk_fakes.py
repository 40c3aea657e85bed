"""A desk with small hand-made tools: a reader of lines, a writer that strings facts together."""

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

from bot.adapters.drafts_sql import SqlDrafts
from bot.adapters.uploads_sql import SqlUploads
from bot.conversation.desk import Desk
from bot.conversation.late_library import LateLibrary
from bot.conversation.past_reports import PastReports
from bot.conversation.phrases import load_phrases
from bot.conversation.rule_book import RuleBook
from bot.conversation.tools import Run, Tools
from bot.domain.draft import Author, Draft, Finding, Question, Section, Sentence, Severity
from bot.domain.facts import BriefFields, Conflict, Dropped, Fact, FactSheet, Note, Source
from bot.domain.genre import Brief, Genre, Numbering, Role, SectionSpec
from bot.domain.model_setup import FoundServer, ModelInUse, Trial
from bot.domain.progress import DraftEvent, FellBack, ReportDone, SectionDone, SectionStarted, SectionText
from bot.errors import BadInput, BotError, CannotWrite, UnreadableFile
from bot.library.intake import Intake
from bot.library.library import Library
from bot.reading.own_rules import OwnRules

ZHANG = "zhang-owner-0000000000000"
LI = "li-owner-0000000000000000"


def spec(name: str, role: Role, heading: str, ask: str = "", required: bool = True) -> SectionSpec:
    return SectionSpec(name, role, heading, "", ask, (0, 500), required)


ANNUAL = Genre(
    "annual_report",
    "法治政府建设年度报告",
    "{unit}关于{year}年度法治政府建设情况的报告",
    "法治政府建设年度报告",
    None,
    "特此报告。",
    True,
    Numbering.CHINESE,
    False,
    (
        spec("preface", Role.PREFACE, ""),
        spec("measures", Role.MEASURES, "主要举措和成效", "今年做了哪些事？"),
        spec("problems", Role.PROBLEMS, "存在的不足", "今年有哪些不足？"),
        spec("plans", Role.PLANS, "下步安排", "明年打算做什么？"),
        spec("other", Role.OTHER, "其他情况", required=False),
    ),
)
SUMMARY = replace(ANNUAL, id="campaign_summary", name="普法工作总结", title="{unit}{span}普法工作总结")
DUTY = replace(
    ANNUAL,
    id="duty_report",
    name="述法报告",
    title="{unit}主要负责人{year}年度述法报告",
    sections=(ANNUAL.sections[0], spec("duty", Role.DUTY, "履职情况", "主持过几次会？"), ANNUAL.sections[2]),
)


def read_facts(notes: Sequence[Note], brief: Brief) -> FactSheet:
    """A fact a line; 「收到」 is chat; 「落款：…」 names the unit; 「不足：」 sets the zone."""
    facts: list[Fact] = []
    dropped: list[Dropped] = []
    fields = BriefFields()
    for note in notes:
        for number, line in enumerate(note.text.splitlines(), start=1):
            source = Source(note.name, number)
            if "收到" in line:
                dropped.append(Dropped(line, source, "寒暄"))
            elif line.startswith("落款："):
                fields = BriefFields(signoff_unit=line.removeprefix("落款："))
            elif line.strip():
                zone = Role.PROBLEMS if line.startswith("不足：") else None
                facts.append(Fact(f"F{len(facts) + 1}", line, line.removeprefix("不足："), source, zone))
    return FactSheet(tuple(facts), tuple(dropped), tuple(_conflicts(facts)), fields, tuple(notes))


def _conflicts(facts: Sequence[Fact]) -> Iterator[Conflict]:
    for one, other in itertools.combinations(facts, 2):
        first, second = (re.fullmatch(r"(\D+)(\d+件)", fact.text) for fact in (one, other))
        if first and second and first[1] == second[1] and first[2] != second[2]:
            yield Conflict((one.id, other.id), (first[2], second[2]), first[1])


def place(sheet: FactSheet, brief: Brief) -> FactSheet:
    by_role = {spec.role: spec.id for spec in reversed(brief.genre.sections)}
    facts = (
        fact if fact.section else fact.placed(by_role.get(fact.zone or Role.MEASURES, brief.genre.sections[-1].id))
        for fact in sheet.facts
    )
    return replace(sheet, facts=tuple(facts))


def trace(text: str, sheet: FactSheet) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(sentence, tuple(fact.id for fact in sheet.facts if fact.text in sentence))
        for sentence in re.findall(r"[^。\n]+。?", text)
    )


def check(draft: Draft, _owner: str) -> tuple[Finding, ...]:
    """999 stands in nobody's notes."""
    return tuple(
        Finding("figure", Severity.MUST_FIX, section.id, "999", "这个数材料里没有。")
        for section in draft.sections
        for _ in range(section.text.count("999"))
    )


def _opened() -> Event:
    event = Event()
    event.set()
    return event


@dataclass
class FakeWriter:
    """Writes a section in two pieces. `between(section id)` is called between them; `fails_at`: where it breaks."""

    between: Callable[[str], None] = lambda _section: None
    fails_at: str | None = None
    error: BaseException = field(default_factory=lambda: BotError("模型没有回答。"))
    written: list[str] = field(default_factory=list)
    seen_again: tuple[Finding, ...] = ()
    reading_again: Event = field(default_factory=_opened)
    author: Author = Author.PATTERN

    def __call__(self, brief: Brief, sheet: FactSheet, only: Collection[str], run: Run) -> Iterator[DraftEvent]:
        done = []
        for one in brief.genre.sections:
            if one.id not in only:
                continue
            yield SectionStarted(one.id)
            text = self._text(one, sheet)
            yield SectionText(one.id, text[:4])
            self.between(one.id)
            if run.stopped():
                return
            if self.fails_at == one.id:
                raise self.error
            yield SectionText(one.id, text[4:])
            done.append(Section(one.id, one.role, f"九、{one.heading}", text, trace(text, sheet), self.author))
            self.written.append(one.id)
            yield SectionDone(done[-1])
        questions = tuple(
            Question("causes", section.id, "原因是什么？") for section in done if section.id == "problems"
        )
        yield ReportDone(Draft(brief, "", tuple(done), sheet, questions=questions))

    def rewrite(self, brief: Brief, sheet: FactSheet, section: Section, wish: str, _run: Run) -> Iterator[DraftEvent]:
        """The section's own text in brackets with the wish before it; one wish is too much, one falls back."""
        if "押韵" in wish:
            raise BadInput("这样改写要有语言模型。")
        return self._rewritten(brief, sheet, replace(section, text=f"（{wish}）{section.text}"))

    def read_again(self, draft: Draft, _run: Run) -> tuple[Finding, ...]:
        """What is put into `seen_again`; `reading_again` holds it up until it is opened."""
        assert self.reading_again.wait(10)
        return self.seen_again

    def _rewritten(self, brief: Brief, sheet: FactSheet, section: Section) -> Iterator[DraftEvent]:
        yield SectionStarted(section.id)
        yield SectionText(section.id, section.text)
        yield SectionDone(section)
        fell_back = (FellBack(section.id, "slow", "模型太慢。"),) if "诗" in section.text else ()
        yield ReportDone(Draft(brief, "", (section,), sheet), fell_back)

    def _text(self, one: SectionSpec, sheet: FactSheet) -> str:
        if one.role is Role.PREFACE:
            return "现将有关情况报告如下："
        said = [f"{fact.text}。" for fact in sheet.standing() if fact.section == one.id]
        return "".join(said) or (f"【待补充：{one.ask}】" if one.required else "")


def write_word(draft: Draft, path: Path, edition: str) -> None:
    path.write_text(f"{edition}\n{draft.title}\n" + "\n".join(f"{one.heading}\n{one.text}" for one in draft.sections))


def read_file(name: str, data: bytes) -> list[tuple[str, str]]:
    if data.startswith(b"MZ"):
        raise UnreadableFile(f"《{name}》不是文档，请另存为 .docx 后再上传。")
    return [(name, data.decode())]


@dataclass
class World:
    """A desk on a data folder; `reopen` is what a restart does."""

    folder: Path
    writer: FakeWriter
    desk: Desk
    store: SqlDrafts
    uploads: SqlUploads

    def let_go(self) -> None:
        """No connection to the database is open; the next question opens one."""
        self.store.close()
        self.uploads.close()

    def say(self, draft_id: str, *messages: str) -> str:
        """What the bot says to the last of the messages."""
        return [self.desk.reply(ZHANG, draft_id, message) for message in messages][-1].text

    def texts(self, draft_id: str) -> dict[str, str]:
        return {section["id"]: section["text"] for section in self.desk.snapshot(ZHANG, draft_id)["sections"]}

    def states(self, draft_id: str) -> dict[str, str]:
        return {section["id"]: section["state"] for section in self.desk.snapshot(ZHANG, draft_id)["sections"]}

    def drafted(self, *material: str) -> str:
        """A draft of 云屏区司法局, written from the material."""
        draft_id = self.desk.open_draft(ZHANG, "云屏区司法局", 2025)
        for text in material or ("全年普法42场\n受理复议案件58件\n不足：办案人员偏少",):
            self.desk.reply(ZHANG, draft_id, text)
        self.desk.start(ZHANG, draft_id)
        self.desk.wait(draft_id)
        return draft_id


@dataclass
class FakeModels:
    """A model that can be chosen, and a server on this machine."""

    fixed: bool = False
    now: ModelInUse | None = None
    sent: dict[str, list[dict[str, object]]] = field(default_factory=dict)

    def in_use(self) -> ModelInUse | None:
        return self.now

    def choose(self, name: str, base_url: str, key: str | None) -> None:
        host = urlsplit(base_url).hostname or ""
        self.now = ModelInUse(name, base_url, host, "deepseek" in host, bool(key))

    def forget(self) -> None:
        self.now = None

    def found(self) -> list[FoundServer]:
        return [FoundServer("Ollama", "http://127.0.0.1:11434/v1", ("qwen3:14b",))]

    def tried(self, name: str, base_url: str, key: str | None) -> list[Trial]:
        return [Trial("连接", True, f"连得上 {base_url}。")]

    def requests(self, owner: str) -> list[dict[str, object]]:
        return self.sent.get(owner, [])

    def all_requests(self) -> list[dict[str, object]]:
        return [one for sent in self.sent.values() for one in sent]


def past_reports(folder: Path, uploads: SqlUploads, open_library: Callable[[], Library] | None) -> PastReports:
    """Past reports of a folder; the library waits to be opened, and may be one that cannot be."""

    def not_here() -> Library:
        raise CannotWrite("检索目录打不开。")

    late = LateLibrary(
        open_library or not_here,
        lambda library: Intake(
            library, uploads, lambda name, data: read_file(name, data)[0][1], lambda name, data: None
        ),
        uploads,
        folder / "samples",
    )
    return PastReports(late, {genre.id: genre for genre in (ANNUAL, SUMMARY, DUTY)})


def open_world(
    folder: Path,
    writer: FakeWriter | None = None,
    models: FakeModels | None = None,
    library: Callable[[], Library] | None = None,
) -> World:
    ticks = itertools.count()
    start = datetime(2026, 1, 12, 9, tzinfo=UTC)
    writer = writer or FakeWriter()
    store = SqlDrafts(folder / "shufa.db", lambda: start + timedelta(seconds=next(ticks)), wait_seconds=0.05)
    uploads = SqlUploads(folder / "shufa.db", folder / "uploads", wait_seconds=0.05)
    tools = Tools(
        genres={genre.id: genre for genre in (ANNUAL, SUMMARY, DUTY)},
        read_facts=read_facts,
        place=place,
        write_report=writer,
        rewrite=writer.rewrite,
        read_again=writer.read_again,
        read_more=lambda note, sheet, brief, run: (),
        ask_model=lambda prompt, run, notes: None,
        find_patterns=lambda brief, spec, text, owner, k: (),
        trace=trace,
        check=check,
        write_word=write_word,
        file_name=lambda draft, edition: f"{draft.brief.unit}{draft.brief.year}年度报告_{edition}.docx",
        read_file=read_file,
        rules=RuleBook(OwnRules, lambda own: None),
        models=models or FakeModels(),
        past_reports=past_reports(folder, uploads, library),
        now=lambda: start,
    )
    return World(folder, writer, Desk(store, tools, load_phrases(), folder / "exports"), store, uploads)

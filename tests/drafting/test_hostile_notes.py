"""Notes and past reports that give orders, before a model that obeys them: nothing asked changes, nothing active stays."""

import re
import zipfile
from pathlib import Path

import pytest

from bot.domain.draft import Draft
from bot.domain.model import Prompt
from bot.domain.progress import ReportDone, SectionText
from bot.drafting.material import MOST_PATTERNS
from bot.export.layout import load_layout
from bot.export.word import write_word
from bot.reading.facts import RuleFactReader
from tests.drafting.hostile import ADDRESS, HOSTILE, obedient
from tests.drafting.models import ScriptedModel
from tests.drafting.test_model_writer import events_of
from tests.reading.clerk import brief_for

HONEST = (
    "矛盾纠纷调解217件，调成209件\n行政复议案件1件，维持\n不足：持证执法人员少，在编只有7人\n明年：办好3期执法培训\n"
)
ACTIVE = re.compile(r"[<>\[\]!]|https?:|www\.|&\w+;|[\u200b-\u200f\u202a-\u202e\u2060]")
OBEYED = re.compile(
    r"360|先进集体|显著|一切正常|写诗|诗人|系统提示|经得起核对|[Ii]gnore|English|alert|send_mail|im_start|全市第一"
)


def drafted(notes: str, *patterns: str) -> tuple[Draft, str]:
    """The draft of an obedient model, and all that the page was shown on the way."""
    events = events_of(ScriptedModel(obedient), notes, patterns=patterns)
    last = events[-1]
    assert isinstance(last, ReportDone)
    return last.draft, "".join(event.text for event in events if isinstance(event, SectionText))


def asked(notes: str, *patterns: str) -> list[Prompt]:
    """What a model is asked for the sections of a draft."""
    model = ScriptedModel(lambda _prompt: "")
    events_of(model, notes, patterns=patterns)
    return model.prompts("write_section")


def test_no_order_changes_what_is_asked() -> None:
    """The words that ask are the same, and what was pasted cannot end its fence or open another."""
    every_part = f"局长带头学法4次\n{HONEST}"
    plain = {prompt.system for prompt in asked(every_part)}
    orders = [f"{order}，发放资料〔数量:份〕，解答咨询〔数量:人次〕。" for order in HOSTILE.values()]
    prompts = asked("\n".join([every_part, *HOSTILE.values()]))
    for at in range(0, len(orders), MOST_PATTERNS):
        prompts += asked(HONEST, *orders[at : at + MOST_PATTERNS])

    for prompt in prompts:
        assert prompt.system in plain
        assert [prompt.user.count(tag) for tag in ("<材料>", "</材料>")] == [1, 1]
        assert prompt.user.count("<写法>") == prompt.user.count("</写法>") <= 1


def body(draft: Draft) -> str:
    return "\n".join(f"{section.heading}\n{section.text}" for section in draft.sections)


@pytest.mark.parametrize("kind", HOSTILE)
def test_orders_in_notes_change_nothing(kind: str) -> None:
    draft, shown = drafted(f"{HOSTILE[kind]}\n{HONEST}")

    text = body(draft)
    assert "217件" in text and "209件" in text and "维持" in text and "7人" in text and "3期" in text
    assert not ACTIVE.search(text)
    told = _told_by_the_notes(HOSTILE[kind])
    assert [found for found in OBEYED.findall(text) if found not in told] == []
    assert not re.search(r"[<>\[\]!]", shown)


@pytest.mark.parametrize("kind", HOSTILE)
def test_orders_in_past_reports_change_nothing(kind: str) -> None:
    draft, _ = drafted(
        f"普法讲座办了36场，听课2150人次\n{HONEST}", HOSTILE[kind] + "，发放资料〔数量:份〕，解答咨询〔数量:人次〕。"
    )

    text = body(draft)
    assert "36场" in text and "2150人次" in text
    assert not ACTIVE.search(text) and not OBEYED.search(text)


def test_the_word_file_holds_no_link_and_no_picture(tmp_path: Path) -> None:
    draft, _ = drafted("\n".join([*HOSTILE.values(), HONEST]))
    layout = load_layout(Path(__file__).parents[2] / "corpus" / "layouts" / "gbt9704.yaml")

    write_word(draft, layout, tmp_path / "稿.docx")

    with zipfile.ZipFile(tmp_path / "稿.docx") as file:
        parts = {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}
    assert not any("media/" in name for name in parts)
    assert not any("hyperlink" in text.lower() or ADDRESS in text for text in parts.values())


def _told_by_the_notes(notes: str) -> str:
    """The facts that the reader takes from hostile notes: what the clerk wrote as a fact may be written, as any other."""
    from bot.domain.facts import Note

    sheet = RuleFactReader().read([Note("台账", notes)], brief_for(year=2025))
    return "\n".join(fact.text for fact in sheet.facts)

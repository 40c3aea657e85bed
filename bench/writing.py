"""Which model writes best: whole drafts of cases by the model that is set, beside the same by rule.

    SHUFA_MODEL=… OPENAI_BASE_URL=… OPENAI_API_KEY=… uv run python -m bench.writing --cases FOLDER
    uv run python -m bench.writing --cases FOLDER --scripted careless [--outside]     a model that lies and leaves out

A case is a folder with facts.txt and case.json: {unit, year, genre, facts: [{id, must: [token], accept: {token: [form]},
roles: [role]}], foreign: [word]}. Without --cases the example notes of docs/ are one. `--outside` takes the scripted
server for one outside the building: names and numbers of persons go there as tokens. Ends with 1 where a draft by the
model is worse than the one by rule on any measure.
"""

import argparse
import contextlib
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bench.draft_measures import Case, cases_in, example, measures, worse
from bench.scripted_sections import SCRIPTS, answering
from bench.scripted_server import ScriptedServer
from bot.adapters.model_shelf import open_models
from bot.adapters.requests_sql import SqlRequests
from bot.checking import check
from bot.compose import DATABASE, now, read_settings
from bot.domain.draft import Author, Draft, Severity
from bot.domain.model import Model, Prompt
from bot.drafting.model_text import plain_text
from bot.errors import BadInput, BotError
from bot.one_run import draft_from_notes, written_from_notes
from bot.reading.wording import load_wording

HEADING = re.compile(r"^现在写的一章：(.*)$", re.MULTILINE)
Row = dict[str, Any]


@dataclass
class Recording:
    """A model that keeps what was asked and answered. `name`, `outside`: the model's own."""

    model: Model
    told: list[tuple[Prompt, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def outside(self) -> bool:
        return self.model.outside

    def stream(self, prompt: Prompt) -> Iterator[str]:
        said: list[str] = []
        try:
            for piece in self.model.stream(prompt):
                said.append(piece)
                yield piece
        finally:
            self.told.append((prompt, "".join(said)))


def rows_of(case: Case, model: Model, tokens: Callable[[], int]) -> tuple[Row, Row]:
    """A case by the model and by rule. `tokens`: used so far."""
    recording, before, began = Recording(model), tokens(), time.monotonic()
    draft = written_from_notes(case.brief, case.notes, model=recording).draft
    by_model: Row = {
        "case": case.name,
        "writer": model.name,
        **measures(draft, case),
        "unguarded": unguarded(draft, recording),
        "parts": f"{sum(one.author is Author.MODEL for one in draft.sections)}/{len(draft.sections)}",
        "seconds": time.monotonic() - began,
        "requests": len(recording.told),
        "tokens": tokens() - before,
    }
    return by_model, {"case": case.name, "writer": "rule", **measures(draft_from_notes(case.brief, case.notes), case)}


def unguarded(draft: Draft, recording: Recording) -> str:
    """Findings 必改 + 疑似 of the rules in what the model wrote at first."""
    said = {
        match[1]: plain_text(text)
        for prompt, text in recording.told
        if (match := HEADING.search(prompt.user)) and prompt.name == "write_section"
    }
    raw = (
        replace(one, text=said.get(re.sub(r"^[一二三四五六七八九十]+、", "", one.heading), one.text))
        for one in draft.sections
    )
    counts = [one.severity for one in check(replace(draft, sections=tuple(raw)), load_wording())]
    return f"{counts.count(Severity.MUST_FIX)}+{counts.count(Severity.SUSPECT)}"


def show(rows: list[Row]) -> None:
    heads = list(rows[0])
    lines = [heads, *([_shown(row.get(head, "")) for head in heads] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))


def _shown(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


@contextlib.contextmanager
def model_to_measure(scripted: str | None, outside: bool) -> Iterator[tuple[Model, Callable[[], int]]]:
    """The model that is set, or a scripted one, and how many tokens it has used. BadInput where none is set."""
    with contextlib.ExitStack() as stack:
        data_dir = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        settings = read_settings().model_copy(update={"data_dir": data_dir})
        if scripted:
            server = stack.enter_context(ScriptedServer(answer=answering(SCRIPTS[scripted])))
            settings = settings.model_copy(update={"model": scripted, "openai_base_url": server.url})
        record = SqlRequests(data_dir / DATABASE)
        model = open_models(settings, record, now).model_for()
        if model is None:
            raise BadInput("还没有设置模型：先设好 SHUFA_MODEL、OPENAI_BASE_URL，或者用 --scripted。")

        def tokens() -> int:
            return sum((one.get("tokens_in") or 0) + (one.get("tokens_out") or 0) for one in record.all(10_000))

        yield replace(model, outside=model.outside or outside), tokens


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, help="案例的文件夹")
    parser.add_argument("--scripted", choices=SCRIPTS)
    parser.add_argument("--outside", action="store_true", help="把模型当作外部的：人名号码换成代号")
    arguments = parser.parse_args()
    cases = list(cases_in(arguments.cases)) if arguments.cases else [example()]
    with model_to_measure(arguments.scripted, arguments.outside) as (model, tokens):
        pairs = [rows_of(case, model, tokens) for case in cases]
    show([row for pair in pairs for row in pair])
    lost = {mine["case"]: worse(mine, other) for mine, other in pairs}
    for name, measured in lost.items():
        print(f"{name}：{'、'.join(measured)} 不如按规则写的" if measured else f"{name}：没有一项不如按规则写的")
    sys.exit(any(lost.values()))


if __name__ == "__main__":
    try:
        main()
    except BotError as error:
        raise SystemExit(str(error)) from error

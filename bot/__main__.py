"""The command line: outline · ingest · search · draft · check · rules · model · serve."""

import argparse
import io
import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn
from uuid import uuid4

from bot.domain.draft import Author
from bot.domain.facts import Note
from bot.errors import BadInput, BotError, CannotWrite
from bot.model_command import add_model_options, tell_model

BAD_COMMAND = 2
STOPPED = 130
NO_MODEL = (
    "还没有设置语言模型，不能用 --writer model：请先设好 SHUFA_MODEL 和 OPENAI_BASE_URL，或改用 --writer pattern。"
)
NO_FILES = "文件夹里没有文件，请把往年报告放进去再收一次。"
NOTHING_TAKEN_IN = "没有一份收进范文库，请看上面每个文件的原因，改好后再收一次。"
SLIPS = (
    (r"the following arguments are required: (.+)", "缺少{0}，请补上"),
    (r"unrecognized arguments: (.+)", "不认识“{0}”，请去掉"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{0}不能写{1}，请从 {2} 里选一个"),
    (r"argument (.+?): expected .+", "{0}后面没有写内容，请补上"),
    (r"argument (.+?): invalid \w+ value: (.+)", "{0}不能写{1}，请改正"),
)
"""What argparse says of a wrong call, and how it is said here."""


class Parser(argparse.ArgumentParser):
    """Says a slip in the words of a command as one Chinese sentence."""

    def error(self, message: str) -> NoReturn:
        found = next((told.format(*match.groups()) for slip, told in SLIPS if (match := re.match(slip, message))), None)
        self.exit(BAD_COMMAND, f"{found or '命令写得不对，请改正'}，写法见 {self.prog} -h。\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. A BotError is one Chinese sentence on stderr and exit code 2; nothing is written then."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name or a console that is not in UTF-8
    arguments = parser().parse_args(argv)
    try:
        arguments.run(arguments)
    except BotError as error:
        print(error, file=sys.stderr)
        return BAD_COMMAND
    except KeyboardInterrupt:
        return STOPPED
    return 0


def parser() -> argparse.ArgumentParser:
    found = Parser(prog="python -m bot", description="述法：把一年的台账写成法治政府建设年度报告")
    commands = found.add_subparsers(required=True, metavar="命令")
    outline = _command(commands, "outline", "读出一份往年报告的结构", outline_command)
    outline.add_argument("file", type=Path)
    outline.add_argument("--json", action="store_true")
    ingest = _command(commands, "ingest", "把往年报告收进范文库", ingest_command)
    ingest.add_argument("paths", type=Path, nargs="+")
    ingest.add_argument("--json", action="store_true")
    search = _command(commands, "search", "在范文库里找相近段落", search_command)
    search.add_argument("text")
    search.add_argument("--genre")
    search.add_argument("--section")
    search.add_argument("-k", type=int, default=5)
    search.add_argument("--json", action="store_true")
    draft = _command(commands, "draft", "按材料起草", draft_command)
    _brief_options(draft)
    draft.add_argument("--last-year", type=Path, help="去年的报告")
    draft.add_argument("--writer", choices=("auto", "pattern", "model"), default="auto")
    draft.add_argument("--out", type=Path, required=True)
    draft.add_argument("--json", type=Path)
    check = _command(commands, "check", "校核一份稿子", check_command)
    check.add_argument("file", type=Path)
    _brief_options(check)
    check.add_argument("--json", action="store_true")
    rules = _command(commands, "rules", "导出或导入用词规则表（Excel）", rules_command)
    rules.add_argument("what", choices=["export", "import"])
    rules.add_argument("file", type=Path)
    add_model_options(_command(commands, "model", "现在由哪个模型起草，试一试，取请求记录", model_command))
    _command(commands, "serve", "打开网页", serve_command)
    return found


def _command(commands: Any, name: str, says: str, run: Any) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=says)
    command.add_argument("--data-dir", type=Path, help="数据文件夹，默认 data/")
    command.set_defaults(run=run)
    return command


def _brief_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--unit", required=True, help="单位全称")
    command.add_argument("--year", required=True, help="事实所属年度，四位")
    command.add_argument("--genre", required=True, help="文种，例如 annual_report")
    command.add_argument("--facts", type=Path, nargs="+", required=True, help="材料文件")


def outline_command(arguments: argparse.Namespace) -> None:
    from bot.reading.outline import outline_json, read_outline

    report = read_outline(_read(arguments.file), arguments.file.stem)
    told = outline_json(report)
    _show(
        told,
        arguments.json,
        [
            f"{told['title']}（{told['unit'] or '单位未知'}，{told['year'] or '年度未知'}）",
            *(f"{one['number']}{one['heading']}" for one in told["sections"]),
        ],
    )


def ingest_command(arguments: argparse.Namespace) -> None:
    from bot.compose import opened_file, read_upload
    from bot.library.results import ingest, ingested_json, ingested_line, summary_json, summary_line
    from bot.one_run import opened_library

    _all_there(arguments.paths)
    results = []
    with opened_library(_settings(arguments)) as library:
        for one in ingest(library, arguments.paths, opened_file, read_upload):
            results.append(one)
            if not arguments.json:
                print(ingested_line(one), flush=True)
    if arguments.json:
        _show({"files": [ingested_json(one) for one in results], "summary": summary_json(results)}, True, [])
    else:
        print(summary_line(results))
    if all(isinstance(one.outcome, BotError) for one in results):
        raise BadInput(NOTHING_TAKEN_IN if results else NO_FILES)


def search_command(arguments: argparse.Namespace) -> None:
    from bot.drafting.genres import genre_named, load_genres
    from bot.library.results import search_json
    from bot.one_run import opened_library

    genre = genre_named(arguments.genre, load_genres()).id if arguments.genre is not None else None
    if not arguments.text.strip() or arguments.k < 1:
        raise BadInput("要找的话不能是空的，-k 至少是 1，请改好再找。")
    with opened_library(_settings(arguments)) as library:
        matches = library.find(arguments.text, genre=genre, section=arguments.section, k=arguments.k)
        told = search_json(matches)
    _show(
        told,
        arguments.json,
        [f"{one['likeness']:.2f} {one['report']} {one['heading']}：{one['text']}" for one in told["matches"]],
    )


def draft_command(arguments: argparse.Namespace) -> None:
    from bot.conversation.draft_json import draft_json
    from bot.conversation.last_year import comparison_json
    from bot.conversation.replies import comparison_told, written_by
    from bot.one_run import beside_last_year, read_brief, read_notes, write_draft, written_from_notes, yardstick_of

    brief = read_brief(arguments.unit, arguments.year, arguments.genre)
    notes = read_notes(arguments.facts)
    settings = _settings(arguments)
    model = _model(arguments.writer, settings, notes)
    report = _read(arguments.last_year) if arguments.last_year else None
    yardstick = yardstick_of(settings.data_dir, brief.unit)
    done = written_from_notes(brief, notes, yardstick, model, settings.model_at_once)
    draft = done.draft
    if report is None:
        told, said = draft_json(draft), ""
    else:
        draft, last = beside_last_year(draft, report, arguments.last_year.stem)
        told, said = draft_json(draft) | comparison_json(last), comparison_told(last)
    with _written(arguments.json, json.dumps(told, ensure_ascii=False, indent=1)):
        write_draft(draft, arguments.out)
    print(
        f"已起草《{draft.title}》，{len(draft.sheet.facts)}条事实，{len(draft.questions)}个问题，存为 {arguments.out}{said}"
    )
    if model:
        by_rule = [(draft.section(one.section_id).heading, one.says) for one in done.fell_back]
        print(written_by(model.name if draft.writer is Author.MODEL else None, by_rule))


def check_command(arguments: argparse.Namespace) -> None:
    from bot.checking import check, draft_from_text
    from bot.conversation.draft_json import finding_json
    from bot.one_run import read_brief, read_notes, sheet_of, yardstick_of

    brief = read_brief(arguments.unit, arguments.year, arguments.genre)
    sheet = sheet_of(brief, read_notes(arguments.facts))
    by = yardstick_of(_settings(arguments).data_dir, brief.unit)
    findings = check(draft_from_text(_read(arguments.file), brief, sheet), by.words, by.foreign)
    told = {"findings": [finding_json(finding) for finding in findings]}
    _show(
        told,
        arguments.json,
        [f"{one['severity']} {one['quote']}：{one['says']}" for one in told["findings"]] or ["没有发现问题。"],
    )


def rules_command(arguments: argparse.Namespace) -> None:
    from bot.adapters.own_rules_file import OwnRulesFile
    from bot.conversation.rule_book import LARGEST, RuleBook

    file = OwnRulesFile(_settings(arguments).data_dir)
    book = RuleBook(file.own, file.save)
    if arguments.what == "import":
        try:
            with arguments.file.open("rb") as held:
                print(book.take_in(held.read(LARGEST + 1)))
        except OSError as error:
            raise BadInput(f"打不开 {arguments.file}，请核对文件名。") from error
        return
    try:
        arguments.file.write_bytes(book.exported())
    except OSError as error:
        raise CannotWrite(f"{arguments.file} 写不进去，请换一个文件夹。") from error
    print(f"规则表已存为 {arguments.file}，改好后运行 python -m bot rules import {arguments.file}")


def model_command(arguments: argparse.Namespace) -> None:
    tell_model(_settings(arguments), arguments)


def serve_command(arguments: argparse.Namespace) -> None:
    print("正在启动…", flush=True)
    from bot.compose import running_desk
    from bot.ui.server import build_app, serve

    settings = _settings(arguments)
    with running_desk(settings) as desk:
        serve(build_app(desk, settings), settings)


def _settings(arguments: argparse.Namespace) -> Any:
    from bot.compose import read_settings

    settings = read_settings()
    return settings.model_copy(update={"data_dir": arguments.data_dir}) if arguments.data_dir else settings


def _model(writer: str, settings: Any, notes: Sequence[Note]) -> Any:
    """The model that is to write from these notes; None: by rule. BadInput where one is asked for and none is set."""
    from bot.compose import build_models, has_model

    if writer == "pattern":
        return None
    if has_model(settings):
        return build_models(settings).model_for(material=[note.text for note in notes])
    if writer == "model":
        raise BadInput(NO_MODEL)
    return None


def _read(path: Path) -> str:
    """The text of a file, refused where it is none."""
    from bot.reading.documents import read_document
    from bot.reading.wordless import refuse_wordless

    text = read_document(path)
    refuse_wordless(text, path.name)
    return text


def _all_there(paths: Sequence[Path]) -> None:
    for path in paths:
        if not path.exists():
            raise BadInput(f"找不到“{path}”，请检查路径。")


def _show(told: dict[str, Any], as_json: bool, lines: Sequence[str]) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=1) if as_json else "\n".join(lines))


@contextmanager
def _written(path: Path | None, text: str) -> Iterator[None]:
    """Writes the text beside `path`, and puts it in its place when the block ended well: both files, or none."""
    if path is None:
        yield
        return
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(path)
        beside.write_text(text, "utf-8")
        yield
        beside.replace(path)
    except OSError as error:
        raise CannotWrite(f"“{path}”没有写成，请检查文件夹是否存在、磁盘是否已满、能否写入，再来一次。") from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())

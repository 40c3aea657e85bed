"""`python -m bot model`: which model writes, what it can do, and what was sent to it."""

import argparse
from pathlib import Path
from typing import Any

from bot.errors import BadInput, CannotWrite

NO_MODEL = "还没有设置语言模型，请先设好 SHUFA_MODEL 和 OPENAI_BASE_URL，例子见 docs/deploy.md。"


def add_model_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--test", action="store_true", help="试一试能不能用、有多快")
    command.add_argument("--record", type=Path, metavar="文件.xlsx", help="把全部请求记录存成 Excel")


def tell_model(settings: Any, arguments: argparse.Namespace) -> None:
    """Prints a line on the model in use; tries it, writes the record, as asked. BadInput, CannotWrite."""
    from bot.compose import build_models
    from bot.conversation.model_desk import ModelDesk

    models = build_models(settings)
    desk = ModelDesk(models)
    print(desk.shown(may_change=False)["says"])
    if arguments.test:
        now = models.in_use()
        if now is None:
            raise BadInput(NO_MODEL)
        for trial in models.tried(now.name, now.base_url, None):
            print(f"{'✓' if trial.passed else '✗'} {trial.what}：{trial.says}")
    if arguments.record:
        try:
            arguments.record.write_bytes(desk.whole_record())
        except OSError as error:
            raise CannotWrite(f"{arguments.record} 写不进去，请换一个文件夹。") from error
        print(f"请求记录已存为 {arguments.record}")

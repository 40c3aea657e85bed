"""What the bot says when the document is taken away as a Word file."""

from collections.abc import Sequence


def exported(name: str, warnings: Sequence[str]) -> str:
    return f"已导出《{name}》，点右上角“导出 Word”取走。" + "".join(warnings)


def warn_holes(count: int) -> str:
    return f"正文里还有{count}处【待补充】，文件里已标黄。"


def warn_must_fix(count: int) -> str:
    return f"还有{count}处必改没有处理，已在文件里标出。"


def warn_doubts(count: int) -> str:
    return f"正文里还有{count}处【待核实】，请核对后再定稿。"


def official_refused(quotes: Sequence[str]) -> str:
    shown = "、".join(f"“{quote}”" for quote in quotes[:3])
    more = f"等{len(quotes)}处" if len(quotes) > 3 else ""
    return f"还有必改没有处理：{shown}{more}，正式稿先不导出；请改好或忽略，或先导出征求意见稿。"


def official_with_holes(count: int) -> str:
    return f"正文里还有{count}处【待补充】或【待核实】，正式稿先不导出；请补齐，或先导出征求意见稿。"

"""Marks of secrecy: what bears one is not to be published, and not to leave the building."""

import re

SECRET = re.compile(
    r"[绝机秘][ \u3000]{0,4}密\s*(?:★|☆|\*|[★☆]?\s*\d+年|[★☆]?\s*长期)|密级[：:]\s*[绝机秘]密|^\s*[绝机秘][ \u3000]{0,4}密\s*$"
    r"|(?<![一-鿿])(?:绝密|机密)(?![一-鿿])|内部资料[，,\s]*(?:注意保存|严禁外传|不得外传)|注意保密|不得对外公开|涉密文件(?!的?(?:管理|[自清检]查|清退|销毁))",
    re.M,
)
"""How a unit looks after such papers (涉密文件管理自查4次) is its work, and no mark."""


def secret_mark(text: str) -> str | None:
    """The first mark of secrecy that a text bears."""
    found = SECRET.search(text)
    return found.group().strip() if found else None

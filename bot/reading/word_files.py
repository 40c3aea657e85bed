"""Reading word lists of `corpus/wording` with checks that name the file and the key."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from bot.errors import BadData


def read_yaml(path: Path, keys: Sequence[str]) -> dict[str, Any]:
    """The mapping in a file of ours. Raises BadData for a broken file and for missing or unknown keys."""
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadData(f"词表 {path.name} 读不出来，请检查这个文件：{error}") from error
    if not isinstance(data, dict):
        raise BadData(f"词表 {path.name} 应当是一组“键: 值”。")
    check_keys(data, keys, path.name)
    return data


def check_keys(data: Mapping[str, Any], keys: Sequence[str], name: str, optional: Sequence[str] = ()) -> None:
    """Raises BadData where `data` has a key too many or one too few."""
    for key in data:
        if key not in keys and key not in optional:
            raise BadData(f"词表 {name} 里有不认识的键“{key}”。")
    for key in keys:
        if key not in data:
            raise BadData(f"词表 {name} 里缺少键“{key}”。")


def words_of(data: Mapping[str, Any], key: str, name: str) -> tuple[str, ...]:
    """The list of words under a key, longest first, each once."""
    words = data[key]
    if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
        raise BadData(f"词表 {name} 的“{key}”应当是一列词。")
    return tuple(sorted(dict.fromkeys(words), key=lambda word: (-len(word), word)))


def any_of(words: Sequence[str]) -> str:
    """A regular expression for any of the words, longest first.

    It looks at the first character before it tries a long list of words: some ten times as fast.
    """
    listed = "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
    firsts = "".join(sorted({re.escape(word[0]) for word in words if word}))
    return f"(?:(?=[{firsts}]){listed})" if len(words) > 12 and all(words) else listed

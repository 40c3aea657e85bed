"""Words of speech in a model's sentence, where the writer by rule has put the same facts into written form."""

import re
from functools import lru_cache
from pathlib import Path

from bot.reading.word_files import read_yaml
from bot.reading.wording import FOLDER

_NAMED = re.compile(r"“[^”\n]*”|《[^》\n]*》|【[^】\n]*】")
BEFORE = 2
"""Characters before the word that are told with it, so that a model finds it."""


def spoken_beside(sentence: str, by_rule: str) -> list[str]:
    """Words of speech in the sentence if it has more of them than the same facts by rule."""
    found = spoken_words(sentence)
    return found if len(found) > len(spoken_words(by_rule)) else []


def spoken_words(text: str) -> list[str]:
    """Words of speech, each with what goes before; names and titles are nobody's speech."""
    plain = _NAMED.sub("", text)
    return [plain[max(0, match.start() - BEFORE) : match.end()] for match in _spoken().finditer(plain)]


@lru_cache(maxsize=2)
def _spoken(folder: Path = FOLDER) -> re.Pattern[str]:
    """Read spoken_left.yaml. BadData naming the file and the key."""
    data = read_yaml(folder / "spoken_left.yaml", ("patterns", "says", "by_model"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in (*data["patterns"], *data["by_model"])))

"""Speech turned into text: a long line without marks, cut where the speaker turns to the next thing."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bot.reading.digits import in_digits
from bot.reading.word_files import read_yaml, words_of
from bot.reading.wording import FOLDER, load_wording

SHORTEST = 60
"""Characters below which a line is never taken for dictation."""
SHORTEST_UNMARKED = 14
CHARACTERS_A_MARK = 30
"""A line with a mark less often than this was spoken: written notes have one every 8 to 15 characters."""
SHORTEST_BREATH = 12
"""Characters between spaces on average, from which a space parts things rather than words."""

_MARKS = re.compile(r"[，,。；;、：:！？!?\t]")
_TOPIC = re.compile(r"^(?P<topic>[\u4e00-\u9fff]{2,8}?)(?:这一?块|这方面|方面|这边)(?=[\u4e00-\u9fff\d])")
_PROBLEMS = re.compile(r"^(?:主要)?(?:存在)?的?(?:问题|不足|短板)(?:的话)?(?:就是|主要是|是)?")
_PLANS = re.compile(
    r"^(?:最后)?(?:(?:明年|下一步)(?:我们|主要)?(?:打算|计划|准备|想|要)?|(?:打算|计划)(?:[二〇零一三四五六七八九]{4}年|明年))"
)
_MOVED = re.compile(r"(把[^，了]{2,20}了)(?=[\u4e00-\u9fff])")
_OPENING = re.compile(
    r"^(?:好?了?(?:我们?)?(?:接着|继续)(?:说|讲)(?:一?下)?"
    r"|(?:喂+)?(?:能?听(?:得|不)?见(?:我说话)?吗?)?(?:那?我?(?:现在|这就)?开始(?:说|讲)了?)?)"
)
"""「喂能听见吗我开始说了」, and 「好继续说」 after a pause."""
_LEAD_IN = re.compile(r"^(?:(?:首先|先|再|接着|下面|最后)[说讲](?:一?下)?|是(?=宣传|培训|执法|普法|制度|信访|复议))")


_PEOPLE = (
    "孩子|儿童|学生|老人|居民|群众|村民|职工|工人|家长|教师|老师|干部|党员|志愿者|选手|队员|骑手|司机|网格员|调解员"
)
"""Who is counted stands right behind 个 or 名."""


@dataclass(frozen=True)
class DictationWords:
    """Patterns of `corpus/wording/dictation.yaml`."""

    breaks: re.Pattern[str]
    starts: re.Pattern[str]
    pauses: re.Pattern[str]
    fillers: re.Pattern[str]
    asides: re.Pattern[str]
    topics: re.Pattern[str]


@lru_cache(maxsize=1)
def load_dictation() -> DictationWords:
    """Raises BadData naming the file and the key."""
    keys = ("breaks", "starts", "pauses", "fillers", "asides", "topics")
    data = read_yaml(FOLDER / "dictation.yaml", keys)
    return DictationWords(*(re.compile("|".join(words_of(data, key, "dictation.yaml"))) for key in keys))


def topic_first(text: str) -> tuple[str, str]:
    """The topic that is called out before a pause, and the rest: 「调解 全年受理36件」; no topic where none is."""
    match = re.match(rf"(?P<topic>{load_dictation().topics.pattern})(?:[这那]块|方面|[这那]边)?\s+(?=\S)", text)
    return (match["topic"], text[match.end() :]) if match else ("", text)


def is_dictated(row: str) -> bool:
    """Was the row spoken: long, with hardly a mark?"""
    text = row.strip()
    return len(text) >= SHORTEST and len(_MARKS.findall(text)) * CHARACTERS_A_MARK < len(text)


def is_unmarked(row: str) -> bool:
    """Has a row of more than a few words no mark at all, so that beside dictated ones it was spoken too?"""
    text = row.strip()
    return len(text) >= SHORTEST_UNMARKED and not _MARKS.search(text) and not re.search(r"\d", text)


def breaths(row: str) -> list[str]:
    """The row's words, cut where the speaker turns to something else; each part stands in the row."""
    words = load_dictation()
    spaced = row.split()
    held = spaced if len(row.strip()) >= SHORTEST_BREATH * len(spaced) else [row.strip()]
    parts = [part for breath in held for part in words.breaks.split(breath)]
    cut = [piece for part in parts for piece in _before(words.starts, part)]
    return [piece.strip() for piece in cut if piece.strip()]


def _before(pattern: re.Pattern[str], text: str) -> list[str]:
    starts = [0, *(match.start() for match in pattern.finditer(text) if match.start()), len(text)]
    return [text[start:end] for start, end in pairwise(starts)]


def written_down(breath: str) -> str:
    """A part with its topic or part of the report as a label, commas where one pauses, numbers in digits."""
    words = load_dictation()
    text = _OPENING.sub("", words.fillers.sub("", breath), count=1)
    text = _LEAD_IN.sub("", text)
    if match := _PROBLEMS.match(text):
        text = f"不足：{text[match.end() :]}"
    elif (match := _PLANS.match(text)) and match.group() not in ("明年", "下一步"):
        text = f"明年打算：{text[match.end() :]}"
    elif match := _TOPIC.match(text):
        text = f"{match['topic']}：{text[match.end() :]}"
    text = _MOVED.sub(r"\1，", in_digits(text))
    text = _paused(text)
    return re.sub(rf"(?<=[\u4e00-\u9fff])(?=(?:{words.pauses.pattern}))(?<![，：月])", "，", text)


def _paused(text: str) -> str:
    """A comma behind each amount that another thing follows."""
    unit = load_wording().measures.pattern.pattern
    return re.sub(
        rf"(?<=\d)([余多]?(?>万?余?(?:{unit}))|余?%)(?=[\u4e00-\u9fff]{{2}})(?![的以左中内参涉均全都降增扩缩压由为和或个及多人管守]|至|到|(?<=[个家])(?:村|社区|乡镇|街道|单位|部门|学校|企业)|(?<=[个名位])(?:{_PEOPLE}))",
        r"\1，",
        text,
    )

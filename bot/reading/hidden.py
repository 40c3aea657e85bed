"""Traces that only a masker looks for: too weak for a checker, but a leak where they are left standing.

addresses of mail and web, 小柳 and 陈阿婆, 律师丁雪, ‘和事亭’, 青云渡口, G318线, 第2位, 争创…示范项目
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.reading.name_words import NameWords
from bot.reading.word_files import any_of, read_yaml, words_of
from bot.reading.wording import FOLDER
from bot.reading.words import is_everyday, is_word, words_of_text

Span = tuple[int, int, str]
"""Start, end, slot."""

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?://|www\.)[\w./?=&%#:~-]+|(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:gov\.cn|com\.cn|org\.cn|com|cn|net|org)(?![\w.])"
    r"|(?<=群)(?:号)?[：:]?\d{6,11}"
)
_STREET = re.compile(r"[一-鿿]{2,6}(?:路|街|大道|巷|弄)\d{1,4}号(?:楼|院)?")
_MAY_HOLD_CONTACT = re.compile(r"[@群]|www|http|\.(?:cn|com|net|org)")
_SINGLE_QUOTES = re.compile(r"‘[^‘’\n]{2,20}’")
_FIRM = re.compile(r"[一-鿿]{2,4}(?:木业|实业|药业|置业|商贸|工贸|纸业|酒业|茶业|牧业|物流公司|科技公司)")
_RANK = re.compile(
    r"(?:第|前)[一二三四五六七八九十\d]{1,3}(?:位|名|强)|第[一二三四五六七八九十百千零]{1,6}(?:次|届|批|期|场|例|号)"
)
_ROAD = re.compile(r"(?<![A-Za-z])[GSXY]\d{2,4}(?:线|国道|省道|县道|高速)?|\d{3}(?:国道|省道|县道)")
_CLASS = re.compile(r"[小初高][一二三四五六][（(]\d{1,2}[）)]班|[七八九][（(]\d{1,2}[）)]班")
_BEFORE_NAME = re.compile(r"(?:^|[^一-鿿]|[的与和由在请向对跟同是为给叫找让])\Z")
_KEYS = ("ends", "short_ends", "events", "forms", "wanted", "anniversaries", "cut", "never")
_RUN = re.compile(r"[一-鿿]+\Z")
_ACTS = "(?=任[组双副总第]|担任|同志|说[，：“]|介绍|告诉|表示|主持|带队|牵头)"
_LONGEST = 10


@dataclass(frozen=True)
class HiddenWords:
    ends: re.Pattern[str]
    short_ends: re.Pattern[str]
    events: re.Pattern[str]
    after_place: re.Pattern[str]
    """A place and 、: what follows in the list is one too."""
    called: re.Pattern[str]
    """A surname with 小 or 老 before it, or a form of address behind."""
    posted: re.Pattern[str]
    """A post or trade and a surname right behind it."""
    listed: re.Pattern[str]
    """Names in a row: 宋予安、康乐两位律师."""
    doing: re.Pattern[str]
    """A name right after 的 that does something, or before 家庭: 六旬的桂淑珍正给…"""
    acting: re.Pattern[str]
    """A post, then whatever acts as a person: 镇长秋月任双组长."""
    kin: re.Pattern[str]
    """A form of address with one character before it: 雒大爷也来帮忙."""
    post_end: re.Pattern[str]
    posts: frozenset[str]
    never: tuple[str, ...]
    wanted: re.Pattern[str]
    cut: re.Pattern[str]
    anniversary: re.Pattern[str]


@lru_cache(maxsize=4)
def hidden_words(folder: Path = FOLDER) -> HiddenWords:
    """Read hidden.yaml with the surnames and posts of triggers.yaml. Raises BadData."""
    own = read_yaml(folder / "hidden.yaml", _KEYS)
    lists = {key: words_of(own, key, "hidden.yaml") for key in own}
    around = _triggers(folder)
    surname = any_of(around["surnames"])
    posts = any_of([*around["posts"], *around["weak_posts"]])
    given = f"[^\\W\\da-zA-Z_{''.join(around['not_given'])}]"
    name = f"{surname}{given}{{1,2}}"
    kinship = [form for form in lists["forms"] if form not in around["posts"]]
    return HiddenWords(
        ends=re.compile(any_of(lists["ends"])),
        short_ends=re.compile(any_of(lists["short_ends"])),
        after_place=re.compile(f"(?:\ufffc|{any_of(lists['ends'])})、\\Z"),
        events=re.compile(any_of(lists["events"])),
        called=re.compile(
            f"(?P<small>[小老阿])(?P<surname>{surname})|(?P<family>{surname}){given}{{0,2}}?(?P<form>{any_of(lists['forms'])})"
        ),
        posted=re.compile(f"{posts}(?P<surname>{surname})(?P<given>{given}{{1,2}})"),
        listed=re.compile(f"(?:{name}、)+{name}(?=等|\ufffc|[两二三四五六]|[位同])"),
        doing=re.compile(f"(?<=的){name}(?=[正说把将给在带坐站笑告])|{name}(?=家庭|夫妇|夫妻|一家)"),
        acting=re.compile(f"{posts}(?P<name>[一-鿿]{{2,3}}?){_ACTS}"),
        kin=re.compile(f"(?:(?<![一-鿿])|(?<=[的和跟与对请]))[一-鿿](?:{any_of(kinship)})"),
        posts=frozenset(around["posts"]),
        never=lists["never"],
        post_end=re.compile(f"{posts}\\Z"),
        cut=re.compile(any_of(lists["cut"])),
        wanted=re.compile(any_of(lists["wanted"])),
        anniversary=re.compile(f"(?:{any_of(lists['anniversaries'])})(?:[一-鿿]{{0,4}})\\Z"),
    )


def _triggers(folder: Path) -> dict[str, tuple[str, ...]]:
    import yaml

    data = yaml.safe_load((folder / "triggers.yaml").read_text("utf-8"))
    return {key: words_of(data, key, "triggers.yaml") for key in ("posts", "weak_posts", "surnames", "not_given")}


def contacts(text: str) -> list[Span]:
    """Addresses of mail, web and streets: found before the numbers inside them."""
    streets = [(match.start(), match.end(), "〔地点〕") for match in _STREET.finditer(text)]
    if not _MAY_HOLD_CONTACT.search(text):
        return streets
    return streets + [(match.start(), match.end(), "〔号码〕") for match in _CONTACT.finditer(text)]


def hidden(plain: str, words: NameWords, own: HiddenWords) -> list[Span]:
    """The weak traces in a text in which all that is surer is blanked already."""
    found = [*_persons(plain, words, own), *_wanted(plain, words, own), *_places(plain, words, own)]
    for pattern, slot in (
        (_SINGLE_QUOTES, "〔引语〕"),
        (_FIRM, "〔机构〕"),
        (_RANK, "〔数量:名次〕"),
        (_ROAD, "〔地点〕"),
        (_CLASS, "〔地点〕"),
    ):
        found += [(match.start(), match.end(), slot) for match in pattern.finditer(plain)]
    return found


def _persons(plain: str, words: NameWords, own: HiddenWords) -> Iterator[Span]:
    for match in own.called.finditer(plain):
        if _is_called(match, plain, own):
            yield match.start(), match.end(), "〔人名〕"
    for match in own.posted.finditer(plain):
        start, end, given = match.start("surname"), match.end(), match["given"]
        makes_words = words.rare_surnames.get(match["surname"], "")
        if makes_words != "*" and given[0] not in makes_words and not is_word(match["surname"] + given[0]):
            short = len(given) == 2 and is_word(plain[end - 1 : end + 1])  # 丁雪 in 「律师丁雪合法性审查」
            yield start, end - short, "〔人名〕"
    for match in own.listed.finditer(plain):
        names = match.group().split("、")
        if sum(not is_word(name) for name in names) * 2 >= len(names):
            yield match.start(), match.end(), "〔人名〕"
    for match in own.acting.finditer(plain):
        if not is_everyday(match["name"]):
            yield match.start("name"), match.end("name"), "〔人名〕"
    for match in own.kin.finditer(plain):
        if not is_word(match.group()):
            yield match.start(), match.end(), "〔人名〕"
    for match in own.doing.finditer(plain):
        if len(match.group()) == 3 and not is_word(match.group()[:2]):
            yield match.start(), match.end(), "〔人名〕"


def _is_called(match: re.Match[str], plain: str, own: HiddenWords) -> bool:
    """Is 「小柳」 or 「陈阿婆」 a person here, and not part of a longer word?"""
    start, end = match.span()
    before = plain[max(0, start - 6) : start]
    if match["small"] and own.post_end.search(before):
        return True
    if is_word(match.group()) or is_word(plain[start + 1 : end + 1]):
        return False
    if match["small"]:
        return bool(_BEFORE_NAME.search(before))
    inside = start and is_word(plain[start - 1 : start + 1])
    return not inside and not is_word(match.group()[:2]) and match["form"] not in own.posts


def _wanted(plain: str, words: NameWords, own: HiddenWords) -> Iterator[Span]:
    """An honour that is wanted or won, from its verb to its end word."""
    for verb in own.wanted.finditer(plain):
        stop = re.search(r"[，。；！？、\n]", plain[verb.end() : verb.end() + 40])
        end = verb.end() + (stop.start() if stop else min(40, len(plain) - verb.end()))
        ends = [match.end() for match in words.award.finditer(plain, verb.end(), end)]
        if ends:
            yield verb.end(), ends[-1], "〔荣誉〕"


def _places(plain: str, words: NameWords, own: HiddenWords) -> Iterator[Span]:
    kinds = ((own.ends, "〔地点〕"), (words.ends, "〔地点〕"), (own.events, "〔活动〕"), (own.short_ends, "〔地点〕"))
    for pattern, slot in kinds:
        for match in pattern.finditer(plain):
            start = _start(plain, match.start(), own, words)
            stem = plain[start : match.start()]
            name = stem + match.group()
            if len(words.generic.sub("", stem)) < 2 or name in words.common or name.endswith(own.never):
                continue
            if pattern is own.short_ends and not _ends_a_name(name, plain[match.end() : match.end() + 1]):
                continue
            yield start, match.end(), slot


def _ends_a_name(name: str, after: str) -> bool:
    """Does a single character end a name here: 花炮厂, and not 厂房, 发展之路 or 鱼米之乡?"""
    inside = is_word(name) or (len(name) < 5 and is_word(name[-2:])) or (len(name) < 5 and is_word(name[-3:]))
    return not ("之" in name or inside or after in {"街", "村", "社"} or is_word(name[-1] + after))


def _start(plain: str, end: int, own: HiddenWords, words: NameWords) -> int:
    """Where the name begins whose end word stands at `end`: after the last word that no name holds, and after
    everyday words (规范, 邀请), unless 在 or the like says that all of it is a place."""
    run = _RUN.search(plain, max(0, end - _LONGEST), end)
    start = run.start() if run else end
    start = max((cut.end() for cut in own.cut.finditer(plain, start, end)), default=start)
    if words.trigger.search(plain, max(0, start - 3), start) or own.after_place.search(plain, max(0, start - 8), start):
        return start
    for word in words_of_text(plain[start:end]):
        if not is_everyday(word):
            break
        start += len(word)
    return start


def told_names(found: Sequence[str]) -> tuple[str, ...]:
    """Names that may stand again without what gave them away, longest first."""
    bare = {name.strip('“”‘’「」"') for name in found}
    return tuple(
        sorted(
            (name for name in bare if 2 < len(name) <= 12 and not is_word(name)), key=lambda name: (-len(name), name)
        )
    )

"""Faults to plant into a clean text: each takes the text and its specifics, and says what it changed."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from bot.reading.kinds import Kind, Specific
from bot.reading.wording import Wording

UNITS = [
    "碧汀区司法局",
    "临砚县水利局",
    "云岑街道办事处",
    "澜台区融媒体中心",
    "霞浦岭镇人民政府",
    "青砚县人民法院",
    "松坞社区",
    "榆岭村",
]
PLACES = [
    "青砚县体育馆",
    "临汀区人民广场",
    "云岑文化公园",
    "松坞社区",
    "榆岭村文化礼堂",
    "碧汀客运站",
    "霞岭大桥南广场",
]
PEOPLE = ["周启明", "何文涛", "郑晓岚", "孙立群", "陈国庆", "马志强", "高海燕", "黄丽华", "吴建平", "徐佳宁"]
AWARDS = [
    "全国法治宣传教育先进单位",
    "全省依法行政示范单位",
    "全市人民调解工作先进集体",
    "省级优秀法治案例一等奖",
    "全国优秀普法作品奖",
]
TITLES = [
    "《行政执法案卷管理办法》",
    "《合同审查工作规程》",
    "《普法联络员管理制度》",
    "《矛盾纠纷排查工作规定》",
    "《法律顾问考核细则》",
]
LAWS = [
    ("行政处罚法", "行政惩处促进法"),
    ("法治宣传教育法", "全民普法促进法"),
    ("网络安全法", "网络空间保护法"),
    ("行政复议法", "行政复核促进法"),
    ("安全生产法", "生产安全促进法"),
]
THINGS = [
    "发放宣传手册{}册",
    "接待来访群众{}人次",
    "制作短视频{}条",
    "走访企业{}家",
    "拆除广告牌{}块",
    "培训网格员{}名",
    "化解信访积案{}件",
]
HAN = "建保全面多推实文公民政社法理工定新发成长时"


@dataclass(frozen=True)
class Planted:
    """A text with one fault at `start`..`end`."""

    text: str
    start: int
    end: int


Plant = Callable[[str, list[Specific], random.Random, Wording], Planted | None]


def replaced(text: str, start: int, end: int, new: str) -> Planted:
    return Planted(text[:start] + new + text[end:], start, start + len(new))


def _figures(found: list[Specific]) -> list[Specific]:
    return [one for one in found if one.kind is Kind.FIGURE and one.certainty >= 0.9 and re.search(r"\d", one.quote)]


def changed_digit(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    figures = [one for one in _figures(found) if len(re.sub(r"\D", "", one.quote)) >= 2]
    if not figures:
        return None
    one = rng.choice(figures)
    at = rng.choice([place for place, char in enumerate(one.quote) if char.isdigit() and place])
    digit = rng.choice([char for char in "123456789" if char != one.quote[at]])
    return replaced(text, one.start, one.end, one.quote[:at] + digit + one.quote[at + 1 :])


def swapped_figures(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    figures = _figures(found)
    pairs = [
        (one, other)
        for one, other in pairwise(figures)
        if "。" not in text[one.end : other.start] and "\n" not in text[one.end : other.start]
    ]
    pairs = [
        (one, other)
        for one, other in pairs
        if one.figure
        and other.figure
        and one.figure.unit == other.figure.unit
        and one.figure.value != other.figure.value
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    new = other.quote + text[one.end : other.start] + one.quote
    return replaced(text, one.start, other.end, new)


def changed_day(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    days = [
        one for one in found if one.kind is Kind.DAY and len(one.days) == 1 and one.days[0].day and "日" in one.quote
    ]
    if not days:
        return None
    one = rng.choice(days)
    new = re.sub(
        r"\d+(?=日)",
        lambda match: str(rng.choice([day for day in range(1, 29) if day != int(match.group())])),
        one.quote,
    )
    return replaced(text, one.start, one.end, new)


def day_of_another(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    days = [one for one in found if one.kind is Kind.DAY and len(one.days) == 1 and one.days[0].day]
    pairs = [
        (one, other)
        for one in days
        for other in days
        if one.normal != other.normal and "。" in text[min(one.end, other.end) : max(one.start, other.start)]
    ]
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    return replaced(text, one.start, one.end, other.quote)


def number_of_another(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    figures = [
        one
        for one in _figures(found)
        if one.figure and one.figure.value >= 10 and one.figure.unit_class not in ("百分", "元")
    ]
    if not figures or not (at := _sentence_end(text, rng)):
        return None
    number = re.sub(r"[^\d.万亿]", "", rng.choice(figures).quote)
    return replaced(text, at, at, "，" + rng.choice(THINGS).format(number))


def invented_number(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    at = _sentence_end(text, rng)
    return replaced(text, at, at, "，" + rng.choice(THINGS).format(rng.randint(11, 9999))) if at else None


def _sentence_end(text: str, rng: random.Random) -> int | None:
    """The place before a full stop in the body."""
    ends = [match.start() for match in re.finditer(r"。", text)][2:]
    return rng.choice(ends) if ends else None


def _inserted(pattern: str, choices: list[str]) -> Plant:
    def plant(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
        at = _sentence_end(text, rng)
        return replaced(text, at, at, pattern.format(rng.choice(choices))) if at else None

    return plant


def foreign_start(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    """A partner put before a verb in the middle of a sentence."""
    places = [match.end() for match in re.finditer(r"[，。](?=(?:开展|组织|举办|召开|推进|推动|排查|办理))", text)]
    if not places:
        return None
    at = rng.choice(places)
    return replaced(text, at, at, rng.choice(["会同", "联合", "与", "邀请"]) + rng.choice(UNITS))


def placed_at(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    places = [match.end() for match in re.finditer(r"[，。](?=(?:开展|组织|举办|召开))", text)]
    if not places:
        return None
    at = rng.choice(places)
    return replaced(text, at, at, rng.choice(["在", "走进", "赴"]) + rng.choice(PLACES))


def named_head(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    posts = [
        match.end()
        for match in re.finditer(
            r"(?:书记|主任|局长|镇长|部长|副局长|副主任)(?=[主带牵听每出亲切为在多，、先召])", text
        )
    ]
    if not posts:
        return None
    at = rng.choice(posts)
    return replaced(text, at, at, rng.choice(PEOPLE))


def wrong_law(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    places = [
        (match.start(), match.end(), wrong)
        for right, wrong in LAWS
        for match in re.finditer(right + "(?![制治规])", text)
        if text[match.start() - 1 : match.start()] not in "政全"
    ]
    if not places:
        return None
    start, end, wrong = rng.choice(places)
    return replaced(text, start, end, wrong)


def misquoted(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    forms = [form.form for form in words.national.formulations if len(form.form) >= 6]
    places = [(match.start(), match.end()) for form in forms for match in re.finditer(re.escape(form), text)]
    places += [
        (match.start(), match.end()) for match in re.finditer(r"“(?:两个确立|四个意识|四个自信|两个维护)”", text)
    ]
    if not places:
        return None
    start, end = rng.choice(places)
    at = rng.randint(start + 1, end - 2)
    if text[at] in "“”、":
        at -= 1
    return replaced(text, at, at + 1, rng.choice([char for char in HAN if char != text[at]]))


def overtaken(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    places = [(match.start(), match.end()) for match in re.finditer(r"党的二十大", text)]
    return replaced(text, *places[0], "党的十九大") if places and "二十届" not in text else None


def misnumbered(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    places = list(re.finditer(r"(?m)^（([二三四五六])）", text))
    if not places:
        return None
    match = rng.choice(places)
    return replaced(
        text, match.start(1), match.end(1), rng.choice([char for char in "三四五六七八" if char != match.group(1)])
    )


def private(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    at = _sentence_end(text, rng)
    number = rng.choice([f"13{rng.randint(0, 999999999):09d}", f"4201021990030712{rng.randint(10, 99):02d}"])
    return (
        replaced(text, at, at, f"（当事人电话{number}）" if len(number) == 11 else f"（身份证号{number}）")
        if at
        else None
    )


def wrong_title_year(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    match = re.search(r"20\d\d(?=年)", text.split("\n")[0])
    return replaced(text, match.start(), match.end(), str(int(match.group()) - 1)) if match else None


def repeated(text: str, found: list[Specific], rng: random.Random, words: Wording) -> Planted | None:
    sentences = list(re.finditer(r"(?<=。)[^。\n]{20,60}。", text))
    at = _sentence_end(text, rng)
    if not sentences or not at:
        return None
    return replaced(text, at + 1, at + 1, rng.choice(sentences).group())


PLANTS: dict[str, Plant] = {
    "改动一位数字": changed_digit,
    "同句两数对调": swapped_figures,
    "改动日期": changed_day,
    "换成别事的日期": day_of_another,
    "张冠李戴的数": number_of_another,
    "编造的数": invented_number,
    "编造的文件": _inserted("，制定{}", TITLES),
    "编造的荣誉": _inserted("，获评{}", AWARDS),
    "编造的荣誉（无引导词）": _inserted("，成为{}", AWARDS),
    "编造的合作单位": foreign_start,
    "别处的单位": _inserted("，并到{}学习交流", UNITS),
    "编造的地点": placed_at,
    "编造的人名": named_head,
    "错写的法律": wrong_law,
    "固定表述错字": misquoted,
    "过时的会议": overtaken,
    "序号错误": misnumbered,
    "个人信息": private,
    "标题年份": wrong_title_year,
    "重复的句子": repeated,
}

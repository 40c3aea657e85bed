"""What a message points at: parts of the document, and facts by number or by words. Pure."""

import re
from collections.abc import Iterator

from bot.conversation.intents import FactRef, SectionRef
from bot.conversation.phrases import Phrases
from bot.domain.genre import Role
from bot.reading.numerals import chinese_value

NUMBER = r"[一二三四五六七八九十百两\d]{1,4}"
LAST = -1
"""「最后一条」, 「最后一段」"""
MOST_IN_A_RANGE = 50
_ALSO = r"\s*(?:[、,，和及与跟到至~～—-]|以及)\s*"
_ONE = rf"(?:第\s*)?[FfＦ]?\s*{NUMBER}(?:\s*条)?"
_FACTS = re.compile(
    rf"第\s*[FfＦ]?\s*{NUMBER}(?:\s*条)?(?:{_ALSO}{_ONE})*(?<=条)|[FfＦ]\s*\d{{1,4}}(?:{_ALSO}[FfＦ]?\s*\d{{1,4}})*(?!\d)"
    r"|最后一条"
)
_ABOUT = re.compile(r"^(?:关于|有关|说的?|讲的?|提到的?|刚才|上面|里面?的?|那个|那些|所有的?|全部的?)+")
_LONGEST_WORDS = 14


def value(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(chinese_value(numeral) or 0)


def numbered_facts(text: str) -> tuple[FactRef, int, int] | None:
    """The first 「第3条」, 「第3、5条」, 「F3到F5」 of a text: (facts, start, end)."""
    found = _FACTS.search(text)
    if not found:
        return None
    if found[0] == "最后一条":
        return FactRef((LAST,)), found.start(), found.end()
    numbers: list[int] = []
    for joint, numeral in re.findall(rf"([到至~～—-]?)\s*(?:第\s*)?[FfＦ]?\s*({NUMBER})", found[0]):
        number = value(numeral)
        first = numbers[-1] + 1 if joint and numbers and number - numbers[-1] <= MOST_IN_A_RANGE else number
        numbers += range(first, number + 1)
    return FactRef(tuple(dict.fromkeys(numbers))), found.start(), found.end()


def worded_facts(text: str, phrases: Phrases) -> FactRef | None:
    """「打印机那条」, 「普法那几条」, or bare words, which only point at a fact where one holds them."""
    many = re.fullmatch(rf"(.+?)的?{phrases.any_of('pointers_many')}", text)
    one = re.fullmatch(rf"(.+?)的?{phrases.any_of('pointers')}", text)
    pointed = many or one
    words = _ABOUT.sub("", pointed[1] if pointed else text).strip(' “”"「」的')
    if not 2 <= len(words) <= _LONGEST_WORDS or re.search(r"[，。；：,;:]", words) or without_sections(words) != words:
        return None
    return FactRef(words=words, several=bool(many), pointed=bool(pointed))


def sections_in(text: str, phrases: Phrases) -> Iterator[SectionRef]:
    """The parts that a sentence names: 第二部分, 第二、三部分, 不足."""
    numbered = re.findall(rf"第\s*((?:{NUMBER}[、和，,及与]?)+)\s*{phrases.any_of('part')}", text)
    if numbered:
        for numbers in numbered:
            yield from (SectionRef(number=value(one)) for one in re.findall(NUMBER, numbers))
        return
    for role, words in phrases.roles.items():
        if any(word in text for word in words):
            yield SectionRef(role=Role(role))


def section_named(text: str, phrases: Phrases) -> SectionRef | None:
    """The part that the text names and does nothing else: 第四部分, 不足里, 下步安排部分."""
    bare = re.sub(r"(?:里面?|中|去|下面?|当中|那里|那边)$", "", text.strip())
    if found := re.fullmatch(rf"第\s*({NUMBER})\s*{phrases.any_of('part')}", bare):
        return SectionRef(number=value(found[1]))
    name = re.sub(rf"(?:那|这)?(?:一|个)?{phrases.any_of('part')}$", "", bare)
    for role, words in phrases.roles.items():
        if re.fullmatch(rf"(?:{'|'.join(words)})+", name):
            return SectionRef(role=role)
    return None


def without_sections(text: str) -> str:
    return re.sub(rf"第\s*(?:{NUMBER}[、和，,及与]?)+\s*(?:大?部分|节|块|章|个标题)", "", text)

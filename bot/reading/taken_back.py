"""What a speaker takes back in the same breath: 「学了5次 不对 是6次」 is told as 「学了6次」, the withdrawn value nowhere."""

import re

from bot.reading.dictation import load_dictation

_GAP = r"[\s，,—]+"
_END = r"(?=[\s，,。；—]|$)"
_NUMBER = r"\d[\d.]*(?:万|亿|千|百)?(?:\d千?\d?)?"
_AMOUNT = rf"{_NUMBER}[余多]?[\u4e00-\u9fff%％]{{0,3}}?"
_NOT_SO = r"(?:哦|啊|噢)?(?:(?:不对)+|错了|说错了|记错了|哦?不是)"
_CORRECTED = re.compile(
    rf"(?:(?<=[，,\s])|^)(?P<old>[^，,\s—]+){_GAP}{_NOT_SO}(?:{_GAP}那是[^，,\s]*)?(?:{_GAP}|(?=是\d))(?:应该)?是?(?P<new>[^，,\s—]*)"
)
_COUNTED = re.compile(rf"(?P<head>[^\d]*)(?P<value>{_NUMBER})")
_TWICE = re.compile(rf"(?P<amount>\d[\d.]*[\u4e00-\u9fff]{{0,2}}?)(?:{_GAP}(?:对{_GAP})?(?P=amount)啊?)+{_END}")
_SUMMED_UP = re.compile(rf"{_GAP}(?:就|总共|一共)算\s?(?P<amount>\d[\d.]*[\u4e00-\u9fff]{{0,2}}){_END}")
_SETTLED = re.compile(
    rf"\d[\d.]*(?:至|到|[-~—])\d[\d.]*[\u4e00-\u9fff]{{1,2}}{_GAP}(?:[^\s，,。；\d]{{2,8}}{_GAP})?按\s?(?P<amount>\d[\d.]*[\u4e00-\u9fff]{{1,2}}?)(?:写|算|报|计)(?:（[^（）]*）)?"
)
"""「20至25场，准数没统计，按22场写」: the clerk has settled for one."""
_SPELT_OUT = re.compile(rf"(?<![\d.])\d+万\d千?\d?(?:块|元)?{_GAP}(?:就是|也就是|等于)(?=\d[\d.]*万)")
"""「3万2千5 就是3.25万元」: the same sum in the form of a report."""


def without_taken_back(text: str) -> str:
    """The text with words of hesitation out, and each value that was taken back replaced by the one that holds."""
    aside = load_dictation().asides.pattern
    told = re.sub(rf"(?:(?<=[，,\s])|^)(?:{aside})(?:[，,\s]+|$)", "", text)
    while match := _CORRECTED.search(told):
        told = _told_right(told, match)
    told = _SETTLED.sub(r"\g<amount>", _SPELT_OUT.sub("", told))
    told = _TWICE.sub(r"\g<amount>", told)
    return _SUMMED_UP.sub(lambda match: "" if match["amount"] in told[: match.start()] else match.group(), told)


def _told_right(text: str, match: re.Match[str]) -> str:
    """The words of the old value stay where the new one is a bare number; what is said of the old value goes."""
    old, new = _COUNTED.match(match["old"]), match["new"]
    head = old["head"] if old and re.match(r"\d", new) else ""
    behind = text[match.end() :]
    if old:
        behind = re.sub(rf"{_GAP}(?:那个)?{re.escape(old['value'])}[\u4e00-\u9fff]?是[^\s，,。；]*的{_END}", "", behind)
    if value := re.search(_NUMBER, new):
        behind = re.sub(rf"{_GAP}(?:对{_GAP})?{re.escape(value.group())}{_END}", "", behind)
    return f"{text[: match.start()]}{head}{new}{behind}"

"""Titles, quoted names, document numbers, identity, phone and bank numbers, eras."""

import re

from bot.reading.kinds import Kind, Specific

_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’「」『』（）()\[\]〔〕【】,，。.．、:：;；·•—－–\-~～/]+")
_SPECS: tuple[tuple[Kind, float, re.Pattern[str]], ...] = (
    (Kind.IDENTITY, 1.0, re.compile(r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])")),
    (Kind.BANK, 0.9, re.compile(r"(?<!\d)[3-9]\d{3}(?:[ ]?\d{4}){3}(?:[ ]?\d{1,3})?(?!\d)")),
    (Kind.PHONE, 1.0, re.compile(r"(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)0\d{2,3}[-—－ ]?[2-9]\d{6,7}(?!\d)|(?<!\d)400[-—]?\d{3}[-—]?\d{4}(?!\d)")),
    (Kind.DOCUMENT_NUMBER, 1.0, re.compile(r"[一-鿿]{1,12}[〔\[（(【]\s?(?:19|20)\d{2}\s?[〕\]）)】]\s?第?\d{1,5}号|(?:国务院|主席|国|司法部|部)?令第\d{1,4}号|第\d{1,4}号(?:令|公告|主席令)")),
    (Kind.TITLE, 1.0, re.compile(r"《[^《》\n]{1,80}(?:《[^《》\n]{1,60}》[^《》\n]{0,40})?》")),
    (Kind.QUOTED, 0.7, re.compile(r"“[^“”\n]{1,40}”|「[^「」\n]{1,40}」|『[^『』\n]{1,40}』|\"[^\"\n]{1,30}\"")),
    (Kind.ERA, 1.0, re.compile(r"[“\"]?(?:十[一二三四五六]五|[一二三四五六七八九]五)[”\"]?(?=普法|规划|时期|期间|以来|末|开局|收官|法治|依法)")),
)  # fmt: skip
_LEAD = re.compile(r"(?:[一-鿿]*(?:按照|按|根据|依据|印发了?|转发|下发|见|文号|文件))(?=[一-鿿])")
_ERA = re.compile(r"[“\"「]?(?:十[一二三四五六]五|[一二三四五六七八九]五)[”\"」]?$")


def squeezed(text: str) -> str:
    """Text without white space and marks, for comparing names however they are dressed."""
    return _MARKS.sub("", text)


def marked(text: str) -> list[Specific]:
    """Everything that its own form gives away, in order, not overlapping: the first kind above wins."""
    found: list[Specific] = []
    plain = text
    for kind, certainty, pattern in _SPECS:
        for match in pattern.finditer(plain):
            found.append(_specific(kind, certainty, match.start(), match.end(), text))
        plain = pattern.sub(lambda match: "\ufffc" * len(match.group()), plain)
    return sorted(found, key=lambda one: one.start)


def _specific(kind: Kind, certainty: float, start: int, end: int, text: str) -> Specific:
    if kind is Kind.DOCUMENT_NUMBER and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
    quote = text[start:end]
    if kind is Kind.QUOTED and _ERA.match(quote):
        kind, certainty = Kind.ERA, 1.0
    return Specific(kind, start, end, quote, certainty, squeezed(quote))


def identity_is_valid(number: str) -> bool:
    """Does the check digit of an 18-digit identity number hold (GB 11643-1999)?"""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(weight * int(digit) for weight, digit in zip(weights, number[:17], strict=True))
    return "10X98765432"[total % 11] == number[17].upper()


def bank_is_valid(number: str) -> bool:
    """Does the Luhn sum of a card number hold?"""
    digits = [int(char) for char in number if char.isdigit()][::-1]
    doubled = (sum(divmod(2 * digit, 10)) if place % 2 else digit for place, digit in enumerate(digits))
    return sum(doubled) % 10 == 0

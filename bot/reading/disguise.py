"""Names of people and numbers of persons and cases behind tokens that can be turned back: 张志远 ↔ 〔姓名1〕.

For text that goes to a model outside the building. Organisations, places and figures stay: without them nothing can
be written. What the readers do not know as a name or number goes out as it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.reading.kinds import Kind
from bot.reading.name_words import NameWords
from bot.reading.names import persons
from bot.reading.privacy import PARTY, SURNAMES
from bot.reading.titles import marked
from bot.reading.words import is_persons_name, is_word

PERSON, PHONE, IDENTITY, BANK, CASE, MAIL, PLATE = "姓名", "电话", "证件号", "卡号", "案号", "邮箱", "车牌"
LABELS = (PERSON, PHONE, IDENTITY, BANK, CASE, MAIL, PLATE)
_BY_KIND = {Kind.PHONE: PHONE, Kind.IDENTITY: IDENTITY, Kind.BANK: BANK}
_BY_FORM = (
    (MAIL, re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z\d-]{1,40}(?:\.[A-Za-z\d-]{1,20}){1,4}", re.ASCII)),
    # 法院案号（2025）云0102行初12号，最高法《关于人民法院案件案号的若干规定》
    (
        CASE,
        re.compile(r"[（(〔\[](?:19|20)\d{2}[）)〕\]]\s?[一-鿿]{1,2}\d{0,4}[一-鿿]{1,5}(?:第)?\d{1,6}(?:-\d{1,3})?号"),
    ),
    # 行政处罚、复议、仲裁的文号：云市监罚字〔2025〕12号
    (
        CASE,
        re.compile(
            r"[一-鿿]{1,8}?(?:罚|强|复|仲|裁|诉|调|案)(?:[决告受终不立延催先]{1,2}|解)?字?[〔\[（(【]\s?(?:19|20)\d{2}\s?[〕\]）)】]第?\d{1,6}号"
        ),
    ),
    (
        PLATE,
        re.compile(
            r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. ]?[A-HJ-NP-Z\d]{4,5}[A-HJ-NP-Z\d挂学警](?![A-Z\d])"
        ),
    ),
    (IDENTITY, re.compile(r"(?<=护照)(?:号码?)?[:：]?\s?[A-Z]{1,2}\d{7,8}(?!\d)")),
)
_LEAD = re.compile(
    r"^[一-鿿]*(?:作出|下达|送达|撤销|维持|依据|根据|按照|印发|案号|文号|编号|对|的|了|与|和|及|为|以|经)(?=[一-鿿])"
)
_NAME = rf"[{SURNAMES}][一-鿿]{{1,2}}"
_ROLL = re.compile(rf"(?<![一-鿿]){_NAME}(?:[、\s]{_NAME})+(?![一-鿿])")
"""Names strung together with nothing else: 张志远、李明、王芳."""
_SURE = 0.5

_OPEN, _CLOSE, _NUMERALS = "〔\\[【［(（{「", "〕\\]】］)）}」", "0-9０-９一二三四五六七八九十"
_LABEL = "|".join(LABELS)
_TOKEN = re.compile(
    rf"(?P<open>[{_OPEN}]\s*)?(?P<label>{_LABEL})\s*(?P<number>[0-9０-９]{{1,3}})(?![0-9０-９])(?P<close>\s*[{_CLOSE}])?"
    rf"|〔\s*(?:{_LABEL})\s*[{_NUMERALS}]*\s*〕"
)
_HALVES = "|".join(sorted({label[:n] for label in LABELS for n in range(1, len(label))}, key=len, reverse=True))
_BEGUN = re.compile(rf"(?:[{_OPEN}]\s*)?(?:(?:{_LABEL})\s*[{_NUMERALS}]{{0,3}}\s*|{_HALVES})?\Z")


class MangledToken(ValueError):
    """A model wrote a token that nobody gave it, or broke one."""


@dataclass(frozen=True)
class Disguise:
    """`values`: what each token stands for. `own`: what looks like a token and stood in the text before."""

    values: Mapping[str, str]
    own: frozenset[str] = frozenset()

    def hidden(self) -> dict[str, int]:
        """How many different values of each label are hidden."""
        counts: dict[str, int] = {}
        for token in self.values:
            label = token.strip("〔〕0123456789")
            counts[label] = counts.get(label, 0) + 1
        return counts

    def restored(self, text: str) -> str:
        """The text with its values. MangledToken where a token is none of ours."""
        return _TOKEN.sub(self._value, text) if self.values else text

    def _value(self, match: re.Match[str]) -> str:
        said = match.group()
        if said in self.own:
            return said
        token = f"〔{match['label']}{int(match['number'])}〕" if match["number"] else ""
        if match["open"] and match["close"] and token in self.values:
            return self.values[token]
        # 「咨询电话3部」 is none, unless 〔电话3〕 was given: then its brackets may have been lost.
        if match["number"] and not match["open"] and not match["close"] and token not in self.values:
            return said
        raise MangledToken(said)


class Restoring:
    """A disguised answer turned back, piece by piece, wherever the pieces part a token. MangledToken."""

    def __init__(self, disguise: Disguise) -> None:
        self._disguise = disguise
        self._held = ""

    def add(self, piece: str) -> str:
        self._held += piece
        begun = _BEGUN.search(self._held) if self._disguise.values else None
        sure = begun.start() if begun else len(self._held)
        said, self._held = self._held[:sure], self._held[sure:]
        return self._disguise.restored(said)

    def end(self) -> str:
        return self._disguise.restored(self._held)


def disguised(texts: Sequence[str], words: NameWords) -> tuple[list[str], Disguise]:
    """The texts with tokens, the same for the same value, and what turns them back."""
    found: dict[str, str] = {}
    for text in texts:
        for value, label in _private(text, words):
            found.setdefault(value, label)
    own = frozenset(match.group() for text in texts for match in _TOKEN.finditer(text))
    if not found:
        return list(texts), Disguise({}, own)
    tokens = _tokens(found, own)
    longest_first = "|".join(_whole(value) for value in sorted(found, key=len, reverse=True))
    pattern = re.compile(longest_first)
    return (
        [pattern.sub(lambda match: tokens[match.group()], text) for text in texts],
        Disguise({token: value for value, token in tokens.items()}, own),
    )


def _tokens(found: Mapping[str, str], own: frozenset[str]) -> dict[str, str]:
    """A token for each value; numbers that stand in the text already are not given again."""
    tokens: dict[str, str] = {}
    counts = dict.fromkeys(LABELS, 0)
    taken = {int(match["number"]) for said in own if (match := _TOKEN.match(said)) and match["number"]}
    for value, label in found.items():
        counts[label] += 1
        while counts[label] in taken:
            counts[label] += 1
        tokens[value] = f"〔{label}{counts[label]}〕"
    return tokens


def _whole(value: str) -> str:
    """A number is found only where it is not part of a longer one."""
    before, after = "(?<!\\d)" if value[0].isdigit() else "", "(?!\\d)" if value[-1].isdigit() else ""
    return before + re.escape(value) + after


def _private(text: str, words: NameWords) -> Iterator[tuple[str, str]]:
    """(value, label) of everything that is not to leave, in order of kinds."""
    for label, pattern in _BY_FORM:
        yield from ((_LEAD.sub("", match.group()), label) for match in pattern.finditer(text))
    for one in marked(text):
        if one.kind in _BY_KIND:
            yield one.quote, _BY_KIND[one.kind]
    for one in persons(text, words):
        if one.certainty >= _SURE and len(one.quote) >= 2:
            yield one.quote, PERSON
    yield from ((match["name"], PERSON) for match in PARTY.finditer(text))
    for match in _ROLL.finditer(text):
        names = re.split(r"[、\s]", match.group())
        if all(is_persons_name(name) or not is_word(name) for name in names):
            yield from ((name, PERSON) for name in names)

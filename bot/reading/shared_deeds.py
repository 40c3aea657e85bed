"""One deed told for several days: 「3月和9月各开了一次专题会」 is two meetings, each with its month."""

import re
from dataclasses import replace

from bot.reading.pieces import Piece

_DAY = r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|初|底)?"
_SHARED = re.compile(
    rf"(?:(?P<post>[一-鿿]{{2,10}}?)(?:是|为|叫)(?P<name>[一-鿿]{{2,5}})[，,]|(?P<subject>[一-鿿]{{0,10}}?)(?:在|于)?)"
    rf"(?P<days>{_DAY}(?:、{_DAY})*(?:、|和|及|与){_DAY})(?:都?各|分别都?)(?P<deed>[一-鿿]+了?(?:一|1)[次场期][^，。；]*)"
)


def each_on_its_day(piece: Piece) -> list[Piece]:
    """The piece, or one for each day. Each keeps a quote of its own: the words from its day on."""
    found = None if piece.row else _SHARED.fullmatch(piece.text.strip())
    if not found:
        return [piece]
    doer = f"{found['post']}{found['name']}" if found["post"] else found["subject"]
    days = re.findall(_DAY, found["days"])
    texts = [f"{doer}{day}{found['deed']}" for day in days]
    quotes = [piece.quote, *(piece.quote[piece.quote.find(day) :] for day in days[1:])]
    return [replace(piece, quote=quote, text=text) for quote, text in zip(quotes, texts, strict=True)]

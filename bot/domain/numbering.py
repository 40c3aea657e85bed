"""Chinese numerals for headings and lists."""

_DIGITS = "〇一二三四五六七八九"


def chinese_number(value: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十; to 99; beyond, in digits."""
    if value > 99:
        return str(value)
    tens, ones = divmod(value, 10)
    head = "" if not tens else ("" if tens == 1 else _DIGITS[tens]) + "十"
    return head + (_DIGITS[ones] if ones else "")

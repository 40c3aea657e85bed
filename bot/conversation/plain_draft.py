"""A draft as plain text, as it would be read out of its Word file."""

from bot.domain.draft import Draft


def draft_text(draft: Draft) -> str:
    """Title, addressee, headings and paragraphs, closing and sign-off, each on a line of its own."""
    lines = [draft.title, f"{draft.addressee}：" if draft.addressee else ""]
    for section in draft.sections:
        lines += [section.heading, section.text]
    lines += [draft.closing or "", draft.signoff_unit or "", draft.signoff_date or ""]
    return "\n".join(line for line in lines if line)

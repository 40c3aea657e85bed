"""Names for findings, so that one can be ignored and stays ignored when the text is checked again."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from bot.domain.draft import SECOND_READER, Draft, Finding


def named_findings(findings: Sequence[Finding]) -> tuple[tuple[str, Finding], ...]:
    """(id, finding) in order; the id is made of kind, section, quote and, of equals, which one it is."""
    seen: Counter[str] = Counter()
    named = []
    for finding in findings:
        key = f"{finding.kind}\n{finding.section}\n{finding.quote}"
        seen[key] += 1
        named.append((hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:12], finding))
    return tuple(named)


def with_second_reading(found: Sequence[Finding], before: Sequence[Finding], draft: Draft) -> tuple[Finding, ...]:
    """What the check found, and of what a second reader saw before that whose words still stand."""
    texts = {section.id: section.text for section in draft.sections}
    seen = [one for one in before if one.kind == SECOND_READER and one.quote in texts.get(one.section, "")]
    return (*found, *seen)

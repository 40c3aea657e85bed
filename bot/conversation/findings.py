"""Names for findings, so that one can be ignored and stays ignored when the text is checked again."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from bot.domain.draft import Finding


def named_findings(findings: Sequence[Finding]) -> tuple[tuple[str, Finding], ...]:
    """(id, finding) in order; the id is made of kind, section, quote and, of equals, which one it is."""
    seen: Counter[str] = Counter()
    named = []
    for finding in findings:
        key = f"{finding.kind}\n{finding.section}\n{finding.quote}"
        seen[key] += 1
        named.append((hashlib.sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:12], finding))
    return tuple(named)

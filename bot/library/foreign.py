"""Whose names are whose: what stands in other units' reports may not get into this unit's draft."""

from collections.abc import Mapping, Sequence

from bot.library.kept import KeptReport


def foreign_names(reports: Sequence[KeptReport], names: Mapping[str, Sequence[str]], unit: str) -> dict[str, str]:
    """Name → title of the report that it comes from. `names`: distinctive names by report id.

    What a report of the unit itself says is not foreign, nor is a part of the unit's own name (a region shared
    with a neighbour).
    """
    own = {name for report in reports if report.unit == unit for name in names.get(report.id, ())}
    return {
        name: report.called
        for report in reports
        if report.unit != unit
        for name in names.get(report.id, ())
        if name not in own and name not in unit
    }

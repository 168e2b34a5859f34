"""Cohesion: do they hold together? Common ground is the headline; nothing is blended into it."""

from __future__ import annotations

from tabletop.scorecard import conduct, promised
from tabletop.scorecard.burdens import burden
from tabletop.scorecard.foresight import would_break
from tabletop.scorecard.ground import ground, ground_parts, whole_line
from tabletop.scorecard.headlines import Cohesion
from tabletop.scorecard.likeness import likeness, likeness_parts
from tabletop.scorecard.preferences import preferences
from tabletop.scorecard.texts import agreement
from tabletop.scorecard.timeline import MoveRecord


def cohesion(record: MoveRecord) -> Cohesion:
    """All measures of cohesion of a move, and their lines."""
    decision = record.texts[0][2] if record.texts else None
    texts, wanted, alike = agreement(record), preferences(record.end), likeness(record.end)
    held, procedure = promised.promises(record), conduct.procedure(record)
    unity, (gini, jain, apart) = conduct.unity(record), burden(record.end)
    now = "Common ground at the end" if record.closed else "Common ground now"
    parts = (
        whole_line("Common ground at the opening", record.opening),
        whole_line("Common ground before the first decision", decision),
        whole_line(now, record.end),
        *ground_parts(record.end), *texts.parts, *wanted.parts, *likeness_parts(record.end, alike), unity,
        *held.parts, gini, jain, apart, *procedure.parts,
    )  # fmt: skip
    return Cohesion(
        common_ground=ground(record.end),
        common_ground_opening=ground(record.opening),
        common_ground_decision=ground(decision) if decision else None,
        agreement_index=texts.index,
        agreement_direction=texts.direction,
        chance_level=texts.chance,
        rice=texts.rice,
        van_der_eijk=wanted.van_der_eijk,
        message_unity=unity.value,
        promises_kept=held.record.kept,
        promises_due=held.record.due,
        silence_breaks=len(record.breaks),
        reservations=procedure.reservations,
        burden_gini=gini.value,
        burden_jain=jain.value,
        parts=parts,
        tastle_wierman=wanted.tastle_wierman,
        distance_from_key=apart.value,
        promises_costly_kept=held.record.costly_kept,
        promises_costly_due=held.record.costly_due,
        texts_adopted=procedure.adopted,
        adopted_first_time=procedure.first_time,
        accepted_then_broke=procedure.turned,
        likeness=alike,
        would_break=would_break(record.last),
    )

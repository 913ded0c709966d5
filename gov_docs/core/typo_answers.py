"""What people made of the typo model's remarks, by kind of edit, and how far that moves the bar."""

import math
from dataclasses import dataclass

ENOUGH = 20  # answers to one kind; fewer say nothing
MOST = 1.0  # log-odds that a kind of remark may lose
# Remarks that are shown are right this often by the model's own count; as if so many had been
# answered so before, which keeps the first real answers from deciding all.
_EXPECTED, _BEFORE = 0.9, 10


@dataclass(frozen=True, slots=True)
class Tally:
    kind: str  # 用字, 漏字, 多字 or 字序
    accepted: int = 0
    rejected: int = 0

    def plus(self, *, accepted: bool) -> "Tally":
        return Tally(self.kind, self.accepted + accepted, self.rejected + (not accepted))


@dataclass(frozen=True, slots=True)
class Answers:
    rows: tuple[Tally, ...] = ()  # each kind once

    def of(self, kind: str) -> Tally:
        return next((row for row in self.rows if row.kind == kind), Tally(kind))

    def with_one(self, kind: str, *, accepted: bool) -> "Answers":
        others = (row for row in self.rows if row.kind != kind)
        return Answers((*others, self.of(kind).plus(accepted=accepted)))

    def doubted(self, kind: str, confidence: float) -> float:
        """Return a confidence with what people thought of such remarks counted in; never higher.

        Higher would ask for remarks that have been left out already, and who accepts most is served
        well enough.
        """
        if not 0 < confidence < 1:
            return confidence
        odds = math.log(confidence / (1 - confidence)) + self._shift(kind)
        return min(confidence, 1 / (1 + math.exp(-odds)))

    def _shift(self, kind: str) -> float:
        tally = self.of(kind)
        total = tally.accepted + tally.rejected
        if total < ENOUGH:
            return 0.0
        share = (tally.accepted + _EXPECTED * _BEFORE) / (total + _BEFORE)
        shift = math.log(share / (1 - share)) - math.log(_EXPECTED / (1 - _EXPECTED))
        return max(-MOST, min(shift, 0.0))

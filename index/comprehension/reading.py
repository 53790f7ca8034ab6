"""What reading a passage together with a question says of it."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Of one passage and one question."""

    answers: float
    """Log-odds that the passage answers. What it is worth beside other marks is learnt (`bench calibrate`)."""
    start: int
    end: int
    """Place in the passage's text of the words that answer, if any do."""


def probability(log_odds: float) -> float:
    """Return the probability, 0 to 1, of log-odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))

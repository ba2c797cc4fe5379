"""Python's sweeping of memory, kept for moments in which nobody does anything.

Left to itself it comes at any time, and with a game in memory it takes a tenth of a second.
"""

import gc

FEW, SOME, NEVER = 5_000, 5, 1_000_000
"""How much is left lying about before new, middle-aged and all objects are swept."""
RESTED = 2.0
"""Seconds without anything happening after which there is time for it."""


class Sweeper:
    def __init__(self) -> None:
        self._swept = float("-inf")

    def begin(self) -> None:
        gc.set_threshold(FEW, SOME, NEVER)

    def rest(self, now: float, last: float) -> None:
        """Sweeps once in every rest; `last`: when something last happened."""
        if self._swept >= last or now - last < RESTED:
            return
        self._swept = now
        gc.unfreeze()
        gc.collect()
        gc.freeze()  # the quick sweeps in between need not look at what has stayed

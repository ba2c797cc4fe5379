"""Games by ministers alone: one, a series of them, and what they came to."""

from game.simulation.alone import holders_of, play_alone, players
from game.simulation.cluster import NoCluster
from game.simulation.result import Result, result_of
from game.simulation.seated import Seated
from game.simulation.series import Series, seed_of, simulate, variant_of

__all__ = [
    "NoCluster",
    "Result",
    "Seated",
    "Series",
    "holders_of",
    "play_alone",
    "players",
    "result_of",
    "seed_of",
    "simulate",
    "variant_of",
]

"""Times the window on Sofia 1997 and prints a table. Run: python benchmarks/screen.py [RUNS]

Drawn in software, where nobody looks. Every figure is the median of RUNS runs (default 7), after one that is
not counted, but for what is said to be the longest. Redraws are times of the processor; all else is the
clock's, so leave the machine alone meanwhile.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from game.ui.display import without_display

without_display()

import pygame

from game import paths
from game.commands.house import Desktop
from game.engine.actions import EndTurn
from game.ui.game import Game
from game.ui.loop import Loop
from game.ui.settings import Settings, SettingsFile
from game.ui.sweeping import RESTED, Sweeper

SIZES = ((1280, 800), (1920, 1080))
IDLE_FOR = 8.0
FIRST_FRAME = """
import sys; sys.path.insert(0, {root!r})
from game.ui.display import without_display
without_display()
from game import paths
from game.commands.house import Desktop
from game.ui.settings import SettingsFile
file = SettingsFile(paths.data)
settings, _ = file.read()
house = Desktop(file)
from game.ui.loop import Loop
loop = Loop(house, settings, None)
loop.turn()
print("drawn", flush=True)
"""

Row = tuple[str, str, float, str]
"""What, the target, the figure, its unit."""


def main(count: int) -> None:
    rows: list[Row] = [("first frame of a warm start", "600", 1000 * runs(count, first_frame), "ms")]
    with opened("bulgaria", SIZES[0]) as loop:
        rows += redraws(loop, count)
        rows += answers(loop, count)
        rows.append(("one core while nothing happens", "2", 100 * idle(loop), "%"))
        rows.append(("memory in the talks", "120", resident(), "MB"))
    rows.append(("longest frame while ministers think", "50", 1000 * longest_frame(), "ms"))
    print("| what, on Sofia 1997 | at most | measured |\n|---|---|---|")
    for what, most, figure, unit in rows:
        print(f"| {what} | {most} {unit} | {figure:.1f} {unit} |".replace("|  ms |", "| |"))


def runs(count: int, work: Callable[[], float]) -> float:
    work()
    return median(work() for _ in range(count))


def timed(work: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    began = clock()
    work()
    return clock() - began


def first_frame() -> float:
    """From the start of the process to its first picture."""
    began = perf_counter()
    command = [sys.executable, "-c", FIRST_FRAME.format(root=str(ROOT))]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline() == b"drawn\n"
        taken = perf_counter() - began
        child.kill()
    return taken


class opened:  # noqa: N801, it is used as a function
    """A window on Sofia, with a person on one seat, on that person's first turn."""

    def __init__(self, seat: str, size: tuple[int, int], pace: str = "at-once") -> None:
        house = Desktop(SettingsFile(paths.data))
        game = house.start("sofia-1997", [seat], seed=1997)
        self._loop = Loop(house, Settings("en", pace=pace, window=size), game)

    def __enter__(self) -> Loop:
        sweeper = Sweeper()  # as the program does
        sweeper.begin()
        sweeper.rest(RESTED, 0.0)
        turns(self._loop, 3)
        press(self._loop, pygame.K_RETURN)  # the instructions have been read
        turns(self._loop, 3)
        return self._loop

    def __exit__(self, *error: object) -> None:
        self._loop.close()


def turns(loop: Loop, count: int) -> None:
    for _ in range(count):
        loop.turn()


def press(loop: Loop, key: int) -> float:
    """Until the answer is on the screen, in seconds."""
    for kind in (pygame.KEYDOWN, pygame.KEYUP):
        pygame.event.post(pygame.event.Event(kind, key=key, mod=0, unicode="", scancode=0))
    return timed(loop.turn)


def click(loop: Loop, place: tuple[int, int]) -> float:
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1))
    loop.turn()
    pygame.event.post(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=place, button=1))
    return timed(loop.turn)


def redraws(loop: Loop, count: int) -> list[Row]:
    app, rows = loop.app, list[Row]()

    def draw() -> None:
        app.dirty = True
        app.frame()

    def build() -> None:
        app.stale()
        app.frame()

    for size, most in zip(SIZES, ("6", "12"), strict=True):
        app.resized(pygame.Surface(size).convert())
        name = f"{size[0]} x {size[1]}"
        drawn = runs(20 * count, lambda: timed(draw, process_time))
        built = runs(5 * count, lambda: timed(build, process_time))
        rows.append((f"full redraw of the talks at {name}", most, 1000 * drawn, "ms"))
        rows.append((f"the same, built anew, at {name}", "", 1000 * built, "ms"))
    surface = pygame.display.get_surface()
    assert surface is not None
    app.resized(surface)
    loop.turn()
    return rows


def answers(loop: Loop, count: int) -> list[Row]:
    """How long until something that was pressed is on the screen: the first time, and again."""
    rows = list[Row]()
    keys = {
        "T": pygame.K_t,
        "C": pygame.K_c,
        "S": pygame.K_s,
        "M": pygame.K_m,
        "L": pygame.K_l,
        "W": pygame.K_w,
    }
    first, again = [], []
    for key in keys.values():
        taken = []
        for _ in range(count):
            taken.append(press(loop, key))
            turns(loop, 2)
            press(loop, pygame.K_ESCAPE)
            turns(loop, 2)
        first.append(taken[0])
        again.append(median(taken[1:]))
    rows.append(
        (f"key to its screen, the slowest of {', '.join(keys)}, again", "50", 1000 * max(again), "ms")
    )
    rows.append(("the same, the first time", "50", 1000 * max(first), "ms"))
    clause = next(n for n in nodes(loop) if (n.key or "").startswith("clause:"))
    place = (clause.rect.x + 60, clause.rect.y + 12)

    def look() -> float:
        taken = click(loop, place)
        turns(loop, 2)
        press(loop, pygame.K_ESCAPE)
        turns(loop, 2)
        return taken

    rows.append(("click on a clause to its page", "50", 1000 * runs(count, look), "ms"))
    return rows


def nodes(loop: Loop) -> Sequence:  # type: ignore[type-arg]
    from game.ui.kit.focus import focusable

    return focusable(loop.app.tree)


def idle(loop: Loop) -> float:
    """The share of a core that is used while nobody does anything."""
    for _ in range(40):
        pygame.time.wait(loop.turn())
    began, used = monotonic(), process_time()
    while monotonic() - began < IDLE_FOR:
        pygame.time.wait(loop.turn())
    return (process_time() - used) / (monotonic() - began)


def resident() -> float:
    """In MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def longest_frame() -> float:
    """Of a whole game in which nine ministers talk, and an adviser who only watches is asked once a round."""
    longest = 0.0
    with opened("osce_rep", SIZES[0]) as loop:
        assert loop.app.desk is not None
        game: Game = loop.app.desk.game
        while not game.over:
            if "osce_rep" in game.active:
                game.submit("osce_rep", EndTurn())
            longest = max(longest, timed(loop.turn))
            pygame.time.wait(8)
    return longest


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        os.environ["COMMUNIQUE_DATA"] = folder
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)

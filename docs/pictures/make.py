"""Makes the pictures of the pages in docs/ again. Run: python -m docs.pictures.make [NAME ...]

They are scenes of `shots`, each in 256 colours, so that the repository stays small.
"""

import os
import struct
import sys
import time
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pygame

from game import paths
from game.commands.house import Desktop
from game.ui.display import without_display
from game.ui.settings import SettingsFile
from game.ui.shots import render

HERE = Path(__file__).resolve().parent
Pixels = np.ndarray[Any, np.dtype[Any]]

SIZE = (1280, 800)
PLAIN = ("en", "dark", 1.0)
PICTURES = {
    "home": ("home", *PLAIN),
    "seats": ("seats", *PLAIN),
    "talks": ("talks-middle", *PLAIN),
    "clause": ("clause", *PLAIN),
    "trade": ("trade-counter", *PLAIN),
    "silence": ("silence", *PLAIN),
    "outcome": ("outcome", *PLAIN),
    "debrief": ("debrief-outcome", *PLAIN),
    "statement": ("statement", *PLAIN),
    "talks-chinese-light": ("talks-middle", "zh-CN", "light", 1.0),
    "talks-large": ("talks-middle", "en", "dark", 2.0),
}
"""File -> the scene, and the language, theme and text size it is drawn in."""
COLOURS = 256


def draw(name: str, house: Desktop, drawn: Path) -> Path:
    """The picture of a scene as `shots` draws it."""
    scene, language, theme, scale = PICTURES[name]
    folder = drawn / f"{language}-{theme}-{scale}"
    if not (folder / f"{scene}.png").exists():
        render(folder, SIZE, language, theme, scale, scene, house=house)
    return folder / f"{scene}.png"


def palette_of(colours: Pixels, counts: Pixels) -> Pixels:
    """Few colours for many, by halving the box that strays most; counts say how often each is seen."""
    boxes = [np.arange(len(colours))]
    weights = np.sqrt(counts)

    def strays(box: Pixels) -> Pixels:
        mean = np.average(colours[box], axis=0, weights=weights[box])
        squares: Pixels = (colours[box] - mean) ** 2 * weights[box, None]
        return np.asarray(squares.sum(axis=0))

    astray = [strays(boxes[0])]
    while len(boxes) < min(COLOURS, len(colours)):
        worst = max(range(len(boxes)), key=lambda n: astray[n].sum())
        box, channel = boxes[worst], int(astray[worst].argmax())
        mean = np.average(colours[box, channel], weights=weights[box])
        low = colours[box, channel] <= mean
        boxes[worst : worst + 1] = [box[low], box[~low]]
        astray[worst : worst + 1] = [strays(box[low]), strays(box[~low])]
    most_seen = [colours[box[counts[box].argmax()]] for box in boxes]  # flat areas keep their very colour
    return np.array(most_seen)


def write(file: Path, picture: Path) -> None:
    """The picture again, as a PNG with a palette."""
    pixels = pygame.surfarray.array3d(pygame.image.load(picture)).swapaxes(0, 1)
    height, width = pixels.shape[:2]
    flat = pixels.reshape(-1, 3).astype(np.int64)
    packed, where, counts = np.unique(
        flat @ np.array([65536, 256, 1]), return_inverse=True, return_counts=True
    )
    colours = np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=1).astype(np.float64)
    palette = palette_of(colours, counts)
    nearest = ((colours[:, None, :] - palette[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
    rows = nearest[where].reshape(height, width).astype(np.uint8)
    lines = np.concatenate([np.zeros((height, 1), np.uint8), rows], axis=1).tobytes()
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0),
        b"PLTE": palette.astype(np.uint8).tobytes(),
        b"IDAT": zlib.compress(lines, 9),
        b"IEND": b"",
    }
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts.items()
    ]
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))


def main(names: list[str]) -> None:
    without_display()
    with TemporaryDirectory(prefix="communique-") as folder:
        os.environ["COMMUNIQUE_DATA"] = folder
        house = Desktop(SettingsFile(paths.data))
        while not house.ready():
            time.sleep(0.01)
        for name in names or PICTURES:
            file = HERE / f"{name}.png"
            write(file, draw(name, house, Path(folder)))
            print(f"{file.name}: {file.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])

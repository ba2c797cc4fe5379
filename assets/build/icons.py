"""Makes the icons in `assets/icons`: white on nothing, 96 x 96, with strokes of 2 in 24 as they were drawn.

    npm install lucide-static@1.62.0
    apt install librsvg2-bin
    pip install pillow
    python assets/build/icons.py [NODE_MODULES]    (default: node_modules)

Every pixel is white and only its opacity differs, so that a reduced icon has no dark rim and one
multiplication gives it any colour.
"""

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from shutil import which

from PIL import Image

ICONS = Path(__file__).resolve().parents[1] / "icons"
SIZE = 96

NAMES = (
    "arrow-down-right arrow-left arrow-left-right arrow-right book-open bot chart-line check "
    "chevron-down chevron-left chevron-right chevron-up circle-check circle-question-mark circle-x "
    "clock contrast copy download eye eye-off fast-forward file-text flag folder-open gavel "
    "graduation-cap hand handshake info keyboard languages lightbulb link list-filter lock log-out "
    "mail maximize menu message-square-quote minus monitor moon pause pen-line pin play plus "
    "refresh-cw save scale scroll-text search send settings skip-forward star sun triangle-alert "
    "undo-2 upload user users volume-2 volume-x x"
)
RENAMED = {"history": "rotate-ccw-clock", "home": "house", "trash-2": "trash"}  # our name, and Lucide's


def main(arguments: list[str]) -> int:
    modules = Path(arguments[0] if arguments else "node_modules")
    drawings = modules / "lucide-static" / "icons"
    if not drawings.exists():
        print(f"{drawings} is missing. To get it: npm install --prefix {modules.parent} lucide-static@1.62.0")
        return 1
    if not which("rsvg-convert"):
        print("The program rsvg-convert is missing. On Debian: apt install librsvg2-bin")
        return 1
    wanted = {name: drawings / f"{RENAMED.get(name, name)}.svg" for name in [*NAMES.split(), *RENAMED]}
    absent = [path.stem for path in wanted.values() if not path.exists()]
    if absent:
        print(f"This version of Lucide has no {', '.join(absent)}; look for their new names on lucide.dev.")
        return 1
    for old in ICONS.glob("*.png"):
        old.unlink()
    for name, drawing in wanted.items():
        white(drawing.read_text(encoding="utf-8")).save(ICONS / f"{name}.png", optimize=True)
    print(f"{len(wanted)} icons, {sum(path.stat().st_size for path in ICONS.glob('*.png')):,} bytes")
    return 0


def white(drawing: str) -> Image.Image:
    command = ["rsvg-convert", "--width", str(SIZE), "--height", str(SIZE)]
    done = subprocess.run(command, input=drawing.encode(), stdout=subprocess.PIPE, check=True)
    opacity = Image.open(BytesIO(done.stdout)).convert("RGBA").getchannel("A")
    full = Image.new("L", opacity.size, 255)
    return Image.merge("RGBA", (full, full, full, opacity))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

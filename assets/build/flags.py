"""Makes the flags in `assets/flags`: every two-letter country code, three organisations, and `none`.

    npm install flag-icons@7.5.0 circle-flags@2.8.3
    apt install librsvg2-bin
    pip install pillow
    python assets/build/flags.py [NODE_MODULES]    (default: node_modules)

Needs `assets/fonts` (fonts.py). Pictures are 192 x 144, opaque and in full colour: pygame's `smoothscale`
refuses palettes. Drawn here and not while playing, because pygame cannot draw these files whole: China would
lose its stars.
"""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from shutil import which

from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ROOT / "assets" / "flags"
TYPEFACE = ROOT / "assets" / "fonts" / "ui-latin-semibold.otf"
SIZE = (192, 144)
FINER = 4  # badges are drawn this much larger, then reduced

NO_COUNTRY = {"xx"}  # flag-icons' sign for an unknown country
BADGES = {"osce": "OSCE", "weu": "WEU"}
BLUE, WHITE = (24, 52, 104), (255, 255, 255)
SLATE, LIGHTER = (74, 90, 115), (104, 122, 150)

# The rose of NATO as circle-flags draws it, on the field of the flag: four fifths of its height.
DRAWN, FIELD = "#0052b4", "#004990"
NATO = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480">
<path fill="{FIELD}" d="M0 0h640v480H0z"/>
<g transform="translate(320 240) scale(.86) translate(-256 -256)">{{rose}}</g>
</svg>"""


def main(arguments: list[str]) -> int:
    modules = Path(arguments[0] if arguments else "node_modules")
    countries = modules / "flag-icons" / "flags" / "4x3"
    nato = modules / "circle-flags" / "flags" / "other" / "nato.svg"
    for path, remedy in (
        (countries, f"npm install --prefix {modules.parent} flag-icons@7.5.0"),
        (nato, f"npm install --prefix {modules.parent} circle-flags@2.8.3"),
        (TYPEFACE, "python assets/build/fonts.py"),
    ):
        if not path.exists():
            print(f"{path} is missing. To get it: {remedy}")
            return 1
    if not which("rsvg-convert"):
        print("The program rsvg-convert is missing. On Debian: apt install librsvg2-bin")
        return 1
    for old in FLAGS.glob("*.png"):
        old.unlink()
    for drawing in sorted(countries.glob("??.svg")):
        if drawing.stem not in NO_COUNTRY:
            save(rendered(drawing.read_text(encoding="utf-8")), drawing.stem)
    _, *parts = re.findall(r'<path fill="[^"]+" d="[^"]+"/>', nato.read_text(encoding="utf-8"))
    rose = "".join(parts).replace(DRAWN, FIELD)  # all but the first, which is the round field
    save(rendered(NATO.format(rose=rose)), "nato")
    for name, initials in BADGES.items():
        save(badge(initials), name)
    save(blank(), "none")
    made = list(FLAGS.glob("*.png"))
    print(f"{len(made)} flags, {sum(path.stat().st_size for path in made):,} bytes")
    return 0


def rendered(drawing: str) -> Image.Image:
    width, height = map(str, SIZE)
    command = ["rsvg-convert", "--width", width, "--height", height]
    done = subprocess.run(command, input=drawing.encode(), stdout=subprocess.PIPE, check=True)
    return Image.open(BytesIO(done.stdout))


def badge(initials: str) -> Image.Image:
    """For an organisation whose flag no free collection has: its initials on deep blue."""
    width, height = (side * FINER for side in SIZE)
    image = Image.new("RGB", (width, height), BLUE)
    draw = ImageDraw.Draw(image)
    size = height
    while draw.textlength(initials, ImageFont.truetype(TYPEFACE, size)) > width * 0.84:
        size -= FINER
    typeface = ImageFont.truetype(TYPEFACE, min(size, height * 2 // 5))
    left, top, right, bottom = draw.textbbox((0, 0), initials, typeface)
    draw.text(((width - left - right) / 2, (height - top - bottom) / 2), initials, WHITE, typeface)
    return image.resize(SIZE, Image.Resampling.LANCZOS)


def blank() -> Image.Image:
    """For a delegation without a flag: a field with a lozenge."""
    width, height = (side * FINER for side in SIZE)
    image = Image.new("RGB", (width, height), SLATE)
    tips = ((0.5, 0.18), (0.74, 0.5), (0.5, 0.82), (0.26, 0.5))
    ImageDraw.Draw(image).polygon([(x * width, y * height) for x, y in tips], LIGHTER)
    return image.resize(SIZE, Image.Resampling.LANCZOS)


def save(image: Image.Image, name: str) -> None:
    on_white = Image.new("RGBA", SIZE, WHITE)
    on_white.alpha_composite(image.convert("RGBA"))
    on_white.convert("RGB").save(FLAGS / f"{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Makes the fonts in `assets/fonts` out of Debian's, and `coverage.json`, which says what each can write.

    apt install fonts-inter fonts-noto-core fonts-noto-cjk
    pip install fonttools
    python assets/build/fonts.py [FOLDER ...]      (default: /usr/share/fonts)

Run it again after new words in `assets/i18n` or `scenarios`: every Han character there is taken in.
Each font is a subset with a family name of its own; outlines, hints, metrics and kerning stay as they were.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "assets" / "fonts"
DEBIAN = Path("/usr/share/fonts")

SYMBOLS = (
    "−×±÷≈≠≤≥∞√∑°′″→←↑↓↔↕⇄⇅⇒⇐⇔↘↗↙↖↵⇧⇥⌫⌦⌘⌥⌃⎋⏎␣✓✗✔✘•·…“”‘’„‚«»‹›–—‑"
    "▲▼△▽▴▾▸◂▶◀●○■□◆◇★☆☐☑☒⏵⏸✎✉⚠ⓘ⚖⚑§¶†‡№™©®€£¥¢½¼¾①②③"
)
LATIN = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x02FF),  # Latin-1, Latin Extended-A and -B, phonetic and modifier letters
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x218F),  # punctuation, superscripts, currencies, letter-like forms, fractions
    (0x2190, 0x23FF),  # arrows, mathematics, technical signs and keys
    (0x2460, 0x24FF),  # circled figures and letters
    (0x25A0, 0x27BF),  # geometric shapes, symbols, dingbats
    (0x27F0, 0x27FF),  # long arrows
    (0x2B00, 0x2BFF),  # more arrows and shapes
    (0xFB00, 0xFB06),  # ligatures
    (0xFFFD, 0xFFFD),  # the replacement character
)
HAN_SIGNS = (
    (0x0020, 0x007E),  # ASCII
    (0x3000, 0x303F),  # CJK punctuation
    (0xFF01, 0xFF60),  # full-width forms
    (0xFFE0, 0xFFE6),
)
IDEOGRAPHS = (0x3400, 0x9FFF)

# Beyond level 1 of GB 2312: names of countries, places and people, and the language of diplomacy.
NAMES = (
    "丌伽佤侬俎俟俾偌兮厍呦咦咧咪唷喏喔喵嗒嗨嗯囹囿圄圮圳坜垠垩墉壅夙夥奂奕妍妩姊姗姝姣娓娣婕媛嫣嫱孑孓孚孢孱宓宥宸寰岌岐岑"
    "岖岘岚峥崴嵘嵩巽帏帷幄庠庾弁弈弋弩弭彷徇徙怡怿恪恺恻恽悖悱惘惬愠愫慊憩懋懿戡戬戾拮揆擘攸斐旌旖昕晟暄暌曦桎梏梓梵樽檐欤殚"
    "氘氚汶沅沓泓泗泯洮浏渥湄滕漕潼澧瀚灏炜烨焘焯煜熠燮爰牍猷玟玮珀珂珏珞珩琊琛琦琪琬琮瑁瑕瑗瑙瑛瑜瑾璀璋璐璞瓯畀皓盱睢睽矍矜"
    "矶砥砺祗祚祜祯禅禧稔稣稷穹窠窦竺笃筠箧箴籁纾绌绶绻缙缜缟缱缶羁羟羯羲羿翊翎翮聿胄胤胥腓膺臧臾艮芙芮芷苒苓苕茜荀荃荇荏荟莅"
    "莘莞莪菁菅菡萱葆蓁薇虢蚩衢衮裘褚觊觎觐訾讷诏诟诤诰诿谄谏谑谒谕谙谛谟谥谧谪谯贲贻赈赉赓跻轫迥迦迩逍逑逵遴邈邋邕邗邛邝邰邳"
    "邸郅郇郏郓郗郜郢郦郯鄞鄢鄣鄯酰醴钊钚钯钰铄铉铍铎铢铤铨铩铮锂锆锏锟锢锺镌镒镓镛镝镳闳阈阋阍阖阗阙阡阪隗隼雉雯雳霁霆霰霾靼鞅"
    "鞑韬顼颉颍颢飒飓飙馥馨骁骅骈骊骐骜骧魅鲧麒麟麾黩黯龛"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """One font to make: its name, and where it comes from."""

    name: str
    family: str
    style: str
    source: str
    package: str
    face: str = ""  # the family to take out of a collection, whose first one is Japanese
    whole: bool = False  # all of GB 2312: this font helps out where another lacks a character


CUTS = (
    Cut("ui-latin-regular", "Communique UI", "Regular", "Inter-Regular.otf", "fonts-inter"),
    Cut("ui-latin-semibold", "Communique UI", "SemiBold", "Inter-SemiBold.otf", "fonts-inter"),
    Cut("doc-latin-regular", "Communique Doc", "Regular", "NotoSerif-Regular.ttf", "fonts-noto-core"),
    Cut("doc-latin-bold", "Communique Doc", "Bold", "NotoSerif-Bold.ttf", "fonts-noto-core"),
    Cut("doc-latin-italic", "Communique Doc", "Italic", "NotoSerif-Italic.ttf", "fonts-noto-core"),
    *(
        Cut(name, family, style, f"{file}-{style}.ttc", "fonts-noto-cjk", face, whole)
        for name, family, style, file, face, whole in (
            ("ui-han-regular", "Communique UI Han", "Regular", "NotoSansCJK", "Noto Sans CJK SC", True),
            ("ui-han-semibold", "Communique UI Han", "Bold", "NotoSansCJK", "Noto Sans CJK SC", False),
            ("doc-han-regular", "Communique Doc Han", "Regular", "NotoSerifCJK", "Noto Serif CJK SC", False),
            ("doc-han-bold", "Communique Doc Han", "Bold", "NotoSerifCJK", "Noto Serif CJK SC", False),
        )
    ),
)


def main(arguments: list[str]) -> int:
    folders = [Path(argument) for argument in arguments] or [DEBIAN]
    sources = {cut: found(cut.source, folders) for cut in CUTS}
    missing = {cut.package: cut.source for cut, source in sources.items() if source is None}
    if missing:
        for package, file in missing.items():
            where = " or ".join(map(str, folders))
            print(f"{file} is not in {where}. On Debian it comes with: apt install {package}")
        return 1
    for old in [*FONTS.glob("*.otf"), *FONTS.glob("*.ttf")]:
        old.unlink()
    coverage = {}
    for cut, source in sources.items():
        assert source
        path, points = made(cut, source)
        coverage[path.name] = points
        print(f"{path.name:24} {path.stat().st_size:>9,} bytes {len(points):>6,} characters", flush=True)
    lines = {name: ranges(points) for name, points in sorted(coverage.items())}
    (FONTS / "coverage.json").write_text(json.dumps(lines, indent=2) + "\n", encoding="utf-8")
    anywhere = set().union(*coverage.values())
    print("in none of them:", " ".join(sign for sign in SYMBOLS if ord(sign) not in anywhere))
    return 0


def found(file: str, folders: Iterable[Path]) -> Path | None:
    return next((path for folder in folders for path in sorted(folder.rglob(file))), None)


def made(cut: Cut, source: Path) -> tuple[Path, set[int]]:
    """Writes a font; returns its path and the code points it has."""
    han = bool(cut.face)
    options = subset.Options()
    options.font_number = face_number(source, cut.face) if han else -1
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    if han:  # what is left joins two dashes into one line; the rest is for vertical text and other countries
        options.layout_features = ["ccmp", "liga", "kern", "mark", "mkmk"]
        options.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=han_points(cut.whole) if han else latin_points())
    subsetter.subset(font)
    rename(font, cut.family, cut.style)
    path = FONTS / f"{cut.name}{'.otf' if 'CFF ' in font else '.ttf'}"
    font.save(path)
    return path, set(TTFont(path).getBestCmap())


def face_number(collection: Path, family: str) -> int:
    """Where a family is in a collection of fonts."""
    number = 0
    while True:
        with TTFont(collection, fontNumber=number, lazy=True) as font:
            if font["name"].getBestFamilyName() == family:
                return number
        number += 1


def latin_points() -> set[int]:
    return {point for first, last in LATIN for point in range(first, last + 1)} | set(map(ord, SYMBOLS))


def han_points(whole: bool) -> set[int]:
    signs = {point for first, last in HAN_SIGNS for point in range(first, last + 1)}
    rows = gb2312(0xA1, 0xA2) | gb2312(0xB0, 0xF7 if whole else 0xD7)  # signs; level 1, and level 2
    return signs | {ord(character) for character in {*rows, *NAMES, *SYMBOLS, *written()}}


def gb2312(first: int, last: int) -> set[str]:
    """The characters in some rows of GB 2312."""
    codes = (bytes((row, cell)) for row in range(first, last + 1) for cell in range(0xA1, 0xFF))
    return {character for code in codes for character in code.decode("gb2312", "ignore")}


def written() -> set[str]:
    """The Han characters in the program's words and in the scenarios."""
    files = [*(ROOT / "assets" / "i18n").glob("*.json"), *(ROOT / "scenarios").rglob("*.yaml")]
    text = {character for file in files for character in file.read_text(encoding="utf-8")}
    return {character for character in text if IDEOGRAPHS[0] <= ord(character) <= IDEOGRAPHS[1]}


def rename(font: TTFont, family: str, style: str) -> None:
    """A family name of our own; copyright, designers and licence stay."""
    names = font["name"]
    original, version = names.getBestFullName(), names.getDebugName(5)
    linked = style in ("Regular", "Bold", "Italic")  # the styles that a family of the old kind may have
    for number in (16, 17, 18, 21, 22, 25):
        names.removeNames(nameID=number)
    full, postscript = f"{family} {style}", f"{family} {style}".replace(" ", "")
    texts = {
        1: family if linked else full,
        2: style if linked else "Regular",
        3: f"{postscript}; {version}",
        4: full,
        6: postscript,
        10: f"A subset of {original}, {version}",
    }
    if not linked:
        texts |= {16: family, 17: style}
    for number, text in texts.items():
        names.removeNames(nameID=number)
        names.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        outlines = font["CFF "].cff
        outlines.fontNames = [postscript]
        top = outlines.topDictIndex[0]
        top.FullName, top.FamilyName = full, family
        for number, part in enumerate(getattr(top, "FDArray", [])):
            part.FontName = f"{postscript}-{number}"


def ranges(points: set[int]) -> str:
    """`20-7E A0-24F 2192`: code points in hexadecimal, runs as first-last."""
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return " ".join(f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in runs)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/python3
"""Rebuilds fonts/ from the pinned sources: faces, metrics and licences, byte for byte the same each time.

    /usr/bin/python3 scripts/build-fonts.py [--sources folder]

Needs Debian's python3-fonttools (4.38.0) and npm; npm packages that are not in the folder of sources are fetched.
fonts/fonts.json and fonts/README.md are written by hand.
"""

import argparse
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

sys.dont_write_bytecode = True

from fonts.drawing import drawn_glyphs
from fonts.merge import Source, collect, collect_rare, merge
from fonts.metrics import metrics_of
from fonts.sources import LATIN, SANS, SERIF, open_font, read

FOLDER = Path(__file__).parent.parent / "fonts"


@dataclass(frozen=True)
class Face:
    """One face to build; strokes and heights in thousandths of an em."""

    id: str
    family: str
    style: str
    bold: bool
    chinese: tuple
    latin: str
    line: int
    mark: int
    dash: int
    ascent: int = 880
    descent: int = -120
    # The rest of its source's hanzi stand in a face of their own, which is read only for documents that have them.
    rare: bool = False


FACES = (
    Face("song", "Jibiao Song", "Regular", False, (SERIF, "400Regular/NotoSerifSC_400Regular.ttf"),
         "400Regular/Tinos_400Regular.ttf", line=40, mark=72, dash=44, rare=True),
    Face("song-bold", "Jibiao Song", "Bold", True, (SERIF, "700Bold/NotoSerifSC_700Bold.ttf"),
         "700Bold/Tinos_700Bold.ttf", line=56, mark=96, dash=60),
    Face("hei", "Jibiao Hei", "Regular", False, (SANS, "400Regular/NotoSansSC_400Regular.ttf"),
         "400Regular/Tinos_400Regular.ttf", line=52, mark=80, dash=62),
)

LICENCES = {"noto-serif-sc": SERIF, "noto-sans-sc": SANS, "tinos": LATIN}


def write(face, content):
    (FOLDER / f"{face.id}.ttf").write_bytes(content)
    (FOLDER / f"{face.id}.metrics.json").write_text(metrics_of(face, content), "utf-8")
    print(f"{face.id}.ttf {len(content):,} bytes")


def build(sources):
    for face in FACES:
        chinese = Source(open_font(*face.chinese, sources))
        latin = Source(open_font(LATIN, face.latin, sources))
        found = collect(chinese, latin, drawn_glyphs(face.line, face.mark, face.dash))
        write(face, merge(face, chinese, latin, found))
        if face.rare:
            rare = replace(face, id=f"{face.id}-rare", family=f"{face.family} Rare")
            write(rare, merge(rare, chinese, latin, collect_rare(chinese, found.keys())))
    (FOLDER / "LICENSES").mkdir(exist_ok=True)
    for name, package in LICENCES.items():
        (FOLDER / "LICENSES" / f"{name}-OFL.txt").write_bytes(read(package, "LICENSE_FONT", sources))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sources", help="folder of npm tarballs; without it they are fetched into a temporary one")
    wanted = parser.parse_args()
    if wanted.sources:
        build(wanted.sources)
        return
    with tempfile.TemporaryDirectory() as folder:
        build(folder)


if __name__ == "__main__":
    main()

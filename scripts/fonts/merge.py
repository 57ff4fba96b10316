"""Merges a Chinese and a Latin source into one face: one glyph a code point, in the order of code points."""

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.roundTools import otRound
from fontTools.misc.timeTools import timestampFromString
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphCoordinates, flagOverlapSimple
from fontTools.ttLib.tables.ttProgram import Program

from .characters import (EAST_ASIAN_BLOCKS, HANZI_BLOCKS, INVISIBLE, WESTERN_BLOCKS, expand, full_width_symbols, private_use,
                         required)
from .drawing import EM, blank_glyph, missing_glyph

VERSION = "1.000"
BUILT = timestampFromString("Thu Jan  1 00:00:00 2026")
# ° ′ ″ stand right behind their number, as 宋体 has them; the other symbols stand in the middle of their em.
CLINGING = {0x00B0, 0x2032, 0x2033}
CLINGING_BEARING = 60
QUOTES = {0x2018, 0x2019, 0x201C, 0x201D}


class Source:
    """Outlines and advances of one source font, in thousandths of an em."""

    def __init__(self, font):
        self.glyphs, self.widths = font["glyf"], font["hmtx"].metrics
        self.names = font.getBestCmap()
        self.scale = EM / font["head"].unitsPerEm
        self.copyright = font["name"].getDebugName(0)
        self.capitals = otRound(font["OS/2"].sCapHeight * self.scale)

    def advance(self, code):
        return self.widths[self.names[code]][0] * self.scale

    def outline(self, code, stretch=1.0, shift=0.0):
        """The glyph without composites and instructions; x is stretched, then shifted."""
        source = self.glyphs[self.names[code]]
        points, ends, flags = source.getCoordinates(self.glyphs)
        if len(points) == 0:
            return blank_glyph()
        glyph = Glyph()
        glyph.numberOfContours = len(ends)
        glyph.coordinates = GlyphCoordinates(
            (otRound(x * self.scale * stretch + shift), otRound(y * self.scale)) for x, y in points)
        glyph.endPtsOfContours, glyph.flags = list(ends), bytearray(flags)
        if source.isComposite():
            glyph.flags[0] |= flagOverlapSimple
        glyph.program = Program()
        glyph.program.fromBytecode(b"")
        return glyph


def whole_em(source, code):
    """A symbol's glyph within exactly one em."""
    glyph, advance = source.glyphs[source.names[code]], source.advance(code)
    if code in CLINGING:
        return source.outline(code, shift=CLINGING_BEARING - glyph.xMin * source.scale)
    if advance == EM or code in QUOTES:
        return source.outline(code)
    stretch = min(1.0, EM / advance)
    middle = (glyph.xMin + glyph.xMax) / 2 * source.scale * stretch
    return source.outline(code, stretch, EM / 2 - middle)


def collect(chinese, latin, drawn):
    """Code point → (glyph, advance)."""
    symbols = full_width_symbols()
    western = expand(WESTERN_BLOCKS) - symbols
    east_asian = required() | expand(EAST_ASIAN_BLOCKS)
    found = {code: (blank_glyph(), 0) for code in INVISIBLE}
    for code in sorted((symbols | western | east_asian) - set(INVISIBLE)):
        if code in drawn:
            found[code] = (drawn[code], EM)
        elif code in symbols:
            found[code] = (whole_em(chinese, code), EM)
        elif code in western and code in latin.names:
            found[code] = (latin.outline(code), otRound(latin.advance(code)))
        elif code in east_asian and code in chinese.names and chinese.advance(code) == EM:
            found[code] = (chinese.outline(code), EM)
    check(found, symbols)
    return found


def collect_rare(chinese, common):
    """Code point → (glyph, advance) of the hanzi that the common face lacks."""
    return {code: (chinese.outline(code), EM) for code in sorted(expand(HANZI_BLOCKS) - common)
            if code in chinese.names and chinese.advance(code) == EM}


def check(found, symbols):
    lacking = sorted((symbols | required()) - found.keys())
    if lacking:
        raise SystemExit("no source has " + " ".join(f"U+{code:04X}" for code in lacking))
    assert not any(private_use(code) for code in found)
    assert all(found[code][1] == EM for code in symbols)


def names_of(family, style, copyright_notice):
    post_script = f"{family.replace(' ', '')}-{style}"
    return {
        "copyright": copyright_notice,
        "familyName": family,
        "styleName": style,
        "uniqueFontIdentifier": f"{VERSION};{post_script}",
        "fullName": f"{family} {style}",
        "version": f"Version {VERSION}",
        "psName": post_script,
        "description": "A subset, merged from Noto SC and Tinos for jibiao; a modified version under a name of its own.",
        "licenseDescription": "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        "licenseInfoURL": "https://openfontlicense.org",
    }


def merge(face, chinese, latin, found):
    """The bytes of the TrueType file of a face with these glyphs and advances."""
    codes = sorted(found)
    order = [".notdef", *(f"u{code:04X}" for code in codes)]
    glyphs = {".notdef": missing_glyph(), **{f"u{code:04X}": found[code][0] for code in codes}}
    widths = {".notdef": EM, **{f"u{code:04X}": found[code][1] for code in codes}}
    builder = FontBuilder(EM, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.updateHead(created=BUILT, modified=BUILT, fontRevision=float(VERSION), lowestRecPPEM=6,
                       macStyle=1 if face.bold else 0)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({code: f"u{code:04X}" for code in codes})
    builder.setupGlyf(glyphs)
    metrics = {name: (widths[name], getattr(glyphs[name], "xMin", 0)) for name in order}
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=face.ascent, descent=face.descent)
    notice = f"{chinese.copyright.rstrip('.')}; {latin.copyright.rstrip('.')}; boxes and dashes: the jibiao authors."
    builder.setupNameTable(names_of(face.family, face.style, notice), mac=False)
    head = builder.font["head"]
    builder.setupOS2(
        version=4, fsType=0, usWeightClass=700 if face.bold else 400, fsSelection=0x20 if face.bold else 0x40,
        sTypoAscender=face.ascent, sTypoDescender=face.descent, sTypoLineGap=0, usWinAscent=max(head.yMax, 0),
        usWinDescent=max(-head.yMin, 0), sCapHeight=latin.capitals, achVendID="JIBI", ulCodePageRange1=1 | 1 << 18)
    builder.font["OS/2"].recalcUnicodeRanges(builder.font)
    builder.font["OS/2"].recalcAvgCharWidth(builder.font)
    builder.setupPost(keepGlyphNames=False)
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()

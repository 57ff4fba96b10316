"""The metrics file of a face: all that layout and Word need to know, so that they never open the TrueType file."""

import hashlib
import io
import json

from fontTools.ttLib import TTFont

from .drawing import EM


def coverage_of(codes):
    """Gaps and lengths of the runs of code points in turn; the first gap counts from 0."""
    runs, end = [], 0
    for code in codes:
        if runs and code == end:
            runs[-1] += 1
        else:
            runs += [code - end, 1]
        end = code + 1
    return runs


def exceptions_of(advances):
    """Runs of glyphs whose advance is not one em: the first glyph's index, then their advances."""
    runs, end = [], None
    for glyph, advance in enumerate(advances, start=1):
        if advance == EM:
            continue
        if glyph == end:
            runs[-1].append(advance)
        else:
            runs.append([glyph, advance])
        end = glyph + 1
    return runs


def metrics_of(face, content):
    font = TTFont(io.BytesIO(content))
    mapping, head = font.getBestCmap(), font["head"]
    codes = sorted(mapping)
    # A glyph's index is its character's rank: the file need not say any.
    assert [font.getGlyphID(mapping[code]) for code in codes] == list(range(1, len(codes) + 1))
    assert not any(font["glyf"][name].isComposite() for name in font.getGlyphOrder())
    metrics = {
        "id": face.id,
        "file": f"{face.id}.ttf",
        "sha256": hashlib.sha256(content).hexdigest(),
        "postScriptName": font["name"].getDebugName(6),
        "bold": face.bold,
        "ascent": font["hhea"].ascent,
        "descent": font["hhea"].descent,
        "capHeight": font["OS/2"].sCapHeight,
        "boundingBox": [head.xMin, head.yMin, head.xMax, head.yMax],
        "advances": exceptions_of([font["hmtx"][mapping[code]][0] for code in codes]),
        "coverage": coverage_of(codes),
    }
    lines = (f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in metrics.items())
    return "{\n  " + ",\n  ".join(lines) + "\n}\n"

"""Outlines of our own: the boxes and ticks of forms, the dash that joins, the blank and the missing glyph."""

from math import hypot

from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
# The square of ■ and □ in Noto SC; all boxes share it.
LEFT, BOTTOM, RIGHT, TOP = 100, -20, 900, 780
# Height of the middle of hanzi, where dashes run.
MIDDLE = 380


def glyph_of(contours):
    pen = TTGlyphPen(None)
    for contour in contours:
        pen.moveTo(contour[0])
        for point in contour[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def rectangle(left, bottom, right, top):
    """Clockwise, as filled contours are in TrueType."""
    return [(left, bottom), (left, top), (right, top), (right, bottom)]


def frame(left, bottom, right, top, stroke):
    inner = rectangle(left + stroke, bottom + stroke, right - stroke, top - stroke)
    return [rectangle(left, bottom, right, top), inner[::-1]]


def clockwise(points):
    area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]))
    return points if area < 0 else points[::-1]


def bar(start, end, stroke):
    """A straight stroke with square ends."""
    (x0, y0), (x1, y1) = start, end
    length = hypot(x1 - x0, y1 - y0)
    across_x, across_y = (y1 - y0) / length * stroke / 2, (x0 - x1) / length * stroke / 2
    corners = [(x0 + across_x, y0 + across_y), (x1 + across_x, y1 + across_y),
               (x1 - across_x, y1 - across_y), (x0 - across_x, y0 - across_y)]
    return clockwise([(round(x), round(y)) for x, y in corners])


def tick(start, corner, end, stroke):
    """✓: a short stroke down and a long one up, mitred where they meet."""
    def side(sign):
        def shifted(first, second):
            (x0, y0), (x1, y1) = first, second
            length = hypot(x1 - x0, y1 - y0)
            dx, dy = sign * (y1 - y0) / length * stroke / 2, sign * (x0 - x1) / length * stroke / 2
            return (x0 + dx, y0 + dy), (x1 + dx, y1 + dy)
        down, up = shifted(start, corner), shifted(corner, end)
        return [down[0], crossing(down, up), up[1]]
    return clockwise([(round(x), round(y)) for x, y in side(1) + side(-1)[::-1]])


def crossing(first, second):
    (x1, y1), (x2, y2) = first
    (x3, y3), (x4, y4) = second
    divisor = (x1 - x2) * (y3 - y4) - (y1 - y2) * (x3 - x4)
    one, two = x1 * y2 - y1 * x2, x3 * y4 - y3 * x4
    return (one * (x3 - x4) - (x1 - x2) * two) / divisor, (one * (y3 - y4) - (y1 - y2) * two) / divisor


def cross(left, bottom, right, top, stroke):
    return [bar((left, bottom), (right, top), stroke), bar((left, top), (right, bottom), stroke)]


def drawn_glyphs(line, mark, dash):
    """Code point → glyph, each one em wide. `line`: stroke of the boxes, `mark`: of ticks and crosses, `dash`: of —."""
    box = frame(LEFT, BOTTOM, RIGHT, TOP, line)
    in_box = tick((230, 395), (425, 190), (770, 610), mark)
    check = ((130, 395), (385, 120), (870, 700))
    # Dashes overlap their neighbours a little, so that —— shows no seam.
    dashes = glyph_of([rectangle(-4, MIDDLE - dash // 2, EM + 4, MIDDLE + dash // 2)])
    heavy = round(mark * 1.5)
    return {
        0x25A1: glyph_of(box),
        0x2610: glyph_of(box),
        0x2611: glyph_of([*box, in_box]),
        0x2612: glyph_of([*box, *cross(265, 145, 735, 615, mark)]),
        0x2713: glyph_of([tick(*check, mark)]),
        0x2714: glyph_of([tick(*check, heavy)]),
        0x2717: glyph_of(cross(200, 80, 800, 680, mark)),
        0x2718: glyph_of(cross(200, 80, 800, 680, heavy)),
        0x2014: dashes,
        0x2015: dashes,
    }


def missing_glyph():
    """.notdef: a tall, thin, empty rectangle that nobody takes for a box of the form, least of all for ☒."""
    return glyph_of(frame(300, -120, 700, 880, 24))


def blank_glyph():
    return TTGlyphPen(None).glyph()

"""Which characters the faces hold, and which source each comes from."""

import re
from pathlib import Path

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent

# Nothing to see and no width: they come along in pasted text and must neither print nor fail a document.
INVISIBLE = (0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFE0E, 0xFE0F, 0xFEFF)

# Blocks taken from the Latin source, as far as it has them; combining marks are left out, for there is no GPOS.
WESTERN_BLOCKS = ((0x20, 0x2FF), (0x370, 0x482), (0x48A, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x20CF), (0x2100, 0x2BFF))

# Blocks taken from the Chinese source, as far as it has them one em wide: punctuation, kana, bopomofo, numerals in
# brackets and circles, squared units, vertical and small forms, full-width forms.
EAST_ASIAN_BLOCKS = (
    (0x3000, 0x3030), (0x3036, 0x303F), (0x3041, 0x3096), (0x309B, 0x30FF), (0x3105, 0x312F), (0x3220, 0x3247), (0x3251, 0x325F),
    (0x3280, 0x32CB), (0x3371, 0x33FF), (0xFE30, 0xFE6B), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
)

# Hanzi seen in names of people, places and firms that none of the lists below has.
NAME_HANZI = (
    "龘㐂麤猋掱屭贔龑峯巗巌竝畧畺堿寗枱裏鍂菓嚞囍靐叒㙟㵘凃鎣鈺鉦鉷鏞暻嬅娳頔贇郕喦嵒砳鋐錞鍀鑅闓靚頠駪騏驊髙鳯"
)


# Blocks of hanzi whose rest, as far as the Chinese source has it, stands in the face for rare hanzi: Extension A, the
# unified ideographs, and what there is of the planes beyond.
HANZI_BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))


def expand(blocks):
    return {code for first, last in blocks for code in range(first, last + 1)}


def full_width_symbols():
    """The list of src/text/full-width-symbols.ts, so that there is one only."""
    source = (REPOSITORY / "src/text/full-width-symbols.ts").read_text("utf-8")
    listed = "".join(re.findall(r"^  +'(.*)'", source, re.MULTILINE)).split(" ")
    assert len(listed) > 50, "full-width-symbols.ts has changed its form"
    return expand((ord(written[0]), ord(written[-1])) for written in listed)


def gb2312():
    """GB/T 2312-1980, all 7445 characters, and what GBK reads in the places of · and — (U+00B7, U+2014)."""
    codes = {0x00B7, 0x2014}
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                codes.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    assert len(codes) == 7447
    return codes


def standard_hanzi():
    """通用规范汉字表 (2013), 8105 characters."""
    lines = (HERE / "tongyong-guifan-hanzi.txt").read_text("utf-8").splitlines()
    codes = {ord(character) for line in lines if not line.startswith("#") for character in line}
    assert len(codes) == 8105
    return codes


def big5_common():
    """The 5401 common hanzi of Big5: traditional forms, as firms of 港澳台 and quotations have them."""
    codes = {code for lead in range(0xA4, 0xC7) for tail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
             if (code := lead << 8 | tail) <= 0xC67E}
    return {ord(code.to_bytes(2, "big").decode("big5")) for code in codes}


def required():
    """All characters of the standards, each of which the sources must have."""
    names = {ord(character) for character in NAME_HANZI}
    return gb2312() | standard_hanzi() | big5_common() | names


def private_use(code):
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000

/** The ToUnicode CMap of a font: what a reader copies, searches and speaks (ISO 32000-1, 9.10.3). */

const head = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
`;
const tail = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
/** As many entries as a section may hold. */
const sectionLength = 100;

/** `codePoints[cid]` is what the code shows; CID 0 (.notdef) has none. */
export function unicodeMap(codePoints: readonly number[]): string {
  let map = head;
  for (let first = 1; first < codePoints.length; first += sectionLength) {
    const section = codePoints.slice(first, first + sectionLength);
    map += `${section.length} beginbfchar\n`;
    section.forEach((codePoint, index) => {
      map += `<${hex(first + index)}> <${utf16(codePoint)}>\n`;
    });
    map += 'endbfchar\n';
  }
  return map + tail;
}

function utf16(codePoint: number): string {
  if (codePoint < 0x10000) return hex(codePoint);
  const text = String.fromCodePoint(codePoint);
  return hex(text.charCodeAt(0)) + hex(text.charCodeAt(1));
}

function hex(number: number): string {
  return number.toString(16).padStart(4, '0');
}

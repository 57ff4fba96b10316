/** Horizontal bar charts as small SVG files. */

const size = { width: 720, row: 26, left: 220, right: 130, top: 40, bottom: 12 };
const colours = { ours: '#c0392b', peer: '#7f8c9b', text: '#24292f', paper: '#ffffff' };
const family = 'system-ui, sans-serif';

/**
 * Bars `{name, value, note, isOurs}`, longest values cut: a bar of more than `cap` times the shortest ends in a gap
 * and its figure says how long it is.
 */
export function barChart(title, bars, cap = 12) {
  const limit = Math.min(
    Math.max(...bars.map(({ value }) => value)),
    cap * Math.min(...bars.map(({ value }) => value)),
  );
  const height = size.top + bars.length * size.row + size.bottom;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}" font-family="${family}" font-size="13" role="img">
<title>${escaped(title)}</title>
<rect width="100%" height="100%" fill="${colours.paper}"/>
<text x="12" y="24" font-size="15" font-weight="600" fill="${colours.text}">${escaped(title)}</text>
${bars.map((bar, index) => barSvg(bar, index, limit)).join('\n')}
</svg>
`;
}

function barSvg({ name, value, note, isOurs }, index, limit) {
  const room = size.width - size.left - size.right;
  const length = Math.max(2, Math.round((Math.min(value, limit) / limit) * room));
  const y = size.top + index * size.row;
  const fill = isOurs ? colours.ours : colours.peer;
  const weight = isOurs ? ' font-weight="600"' : '';
  const gap =
    value > limit
      ? `<rect x="${size.left + length - 14}" y="${y}" width="5" height="18" fill="${colours.paper}"/>`
      : '';
  return [
    `<text x="${size.left - 10}" y="${y + 14}" text-anchor="end" fill="${colours.text}"${weight}>${escaped(name)}</text>`,
    `<rect x="${size.left}" y="${y}" width="${length}" height="18" fill="${fill}"/>${gap}`,
    `<text x="${size.left + length + 8}" y="${y + 14}" fill="${colours.text}"${weight}>${escaped(note)}</text>`,
  ].join('');
}

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

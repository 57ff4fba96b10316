/** Writes lengths and XML of OFD: millimetres from the page's upper left corner (GB/T 33190-2016, 8.1). */
import { escapeMarkup } from '../escape-markup.js';

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** Millipoints to whole micrometres. */
export function micrometres(millipoints: number): number {
  return Math.round((millipoints * 25.4) / 72);
}

/** Whole micrometres as millimetres, with three decimals at most. */
export function millimetres(micrometres: number): string {
  return String(micrometres / 1000);
}

/** Attributes in their order; undefined is left out. */
export function attributes(given: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(given)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeMarkup(String(value))}"`))
    .join('');
}

/** Writes the target of an outline entry, a bookmark or a link (7.5.4). `top` in micrometres. */
export function destination(page: number, top: number): string {
  return `<ofd:Dest Type="XYZ" PageID="${page}" Left="0" Top="${millimetres(top)}"/>`;
}

/** An action that leads there at a click (14.1). */
export function gotoAction(page: number, top: number): string {
  return `<ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>${destination(page, top)}</ofd:Goto></ofd:Action></ofd:Actions>`;
}

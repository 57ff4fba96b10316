/** Figures above the line as the characters that look so: set as common ones they would join the number before them. */

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `10` → `¹⁰`; other characters stay. */
export function raisedFigures(text: string): string {
  return text.replace(/\d/gu, (digit) => raised.charAt(Number(digit)));
}

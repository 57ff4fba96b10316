/** Where the input over a cell stands and how large its text is: as the cell has it, unless nobody could read or hit that. */
import type { EditorLook } from '../../editing-protocol.js';
import type { CellBox } from '../sheet-places.js';

/** Beside the edges of the view. */
const margin = 6;
/** On a whole page on a phone a cell's text has 6 px; what an input has below 16 makes phones zoom in as it gets the keyboard. */
const leastByFinger = 16;
const leastByMouse = 12;

const byFinger = matchMedia('(pointer: coarse), (max-width: 560px)');

export function placeEditor(frame: HTMLElement, box: CellBox, look: EditorLook): void {
  const least = byFinger.matches ? leastByFinger : leastByMouse;
  const enlarged = Math.max(least / (look.size * box.scale), 1);
  frame.classList.toggle('at-right', box.left + box.width / 2 > box.middle);
  frame.classList.toggle('enlarged', enlarged > 1);
  placeText(frame, box, look, enlarged);
}

/** Over the cell, in its face and size. */
export function placeText({ style }: HTMLElement, box: CellBox, look: EditorLook, enlarged = 1): void {
  style.left = `${box.left}px`;
  style.top = `${box.top}px`;
  style.setProperty('--cell-width', `${box.width}px`);
  style.setProperty('--cell-height', `${box.height}px`);
  style.setProperty('--size', `${look.size * box.scale * enlarged}px`);
  style.setProperty('--pitch', `${look.linePitch * box.scale * enlarged}px`);
  style.setProperty('--padding', `${Math.max(look.paddingX, 2) * box.scale * enlarged}px`);
  style.textAlign = look.align === 'justify' ? 'left' : look.align;
  style.fontWeight = look.isBold ? '700' : '400';
  style.fontFamily = [...look.families.map((family) => `"${family}"`), 'SimSun', '"Songti SC"', 'serif'].join(
    ', ',
  );
}

/** Moves what is wider than its cell sideways, so that all of it is seen. */
export function keepInView(element: HTMLElement, view: Element): void {
  element.style.translate = '';
  const [box, seen] = [element.getBoundingClientRect(), view.getBoundingClientRect()];
  const left = Math.max(Math.min(box.left, seen.right - margin - box.width), seen.left + margin);
  if (box.width > 0 && left !== box.left) element.style.translate = `${left - box.left}px`;
}

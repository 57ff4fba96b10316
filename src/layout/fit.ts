/** Takes back a form's last page where it holds little, or brings a form on to one page: less padding, then pitch, then size. */

import type { LaidSection } from './laid-section.js';
import { millipoints } from './lengths.js';
import { leastSize, type PageSetup, sizeStep } from './page-setup.js';
import type { PageGeometry } from './paged-document.js';

/** `tail`: a last page that holds a few rows is taken back; `page`: the form is brought on to one page where it can be. */
export type FitMode = 'tail' | 'page';

/** Largest filled share of a last page that `tail` takes back. */
const largestTail = 0.3;
const paddingSteps = 3;
/** Distance of base lines as a multiple of the size. */
const pitches = [1.3, 1.2];

/** Returns the layout under the first tighter set-up that reaches the goal, or `normal` if none does. */
export function fitSection(
  normal: LaidSection,
  setup: PageSetup,
  geometry: PageGeometry,
  mode: FitMode,
  layOut: (setup: PageSetup) => LaidSection,
): LaidSection {
  const { length } = normal.pages;
  if (length === 1 || (mode === 'tail' && !endsInTail(normal, geometry))) return normal;
  for (const tighter of tighterSetups(setup)) {
    const laid = layOut(tighter);
    if (laid.pages.length < (mode === 'page' ? 2 : length)) return laid;
  }
  return normal;
}

function endsInTail({ pages }: LaidSection, { height, margin }: PageGeometry): boolean {
  const filled = (pages.at(-1)?.bottom ?? 0) - margin.top;
  return filled <= (height - margin.top - margin.bottom) * largestTail;
}

/** Yields set-ups in order of decreasing height; never enlarges what the pack has smaller. */
export function* tighterSetups(setup: PageSetup): Generator<PageSetup, void> {
  const { y, leastY } = setup.cellPadding;
  for (let step = 1; step <= paddingSteps; step += 1) {
    const padding = y - ((y - leastY) * step) / paddingSteps;
    yield { ...setup, cellPadding: { ...setup.cellPadding, y: padding } };
  }
  const tight = { ...setup, cellPadding: { ...setup.cellPadding, y: leastY } };
  for (const pitch of pitches) yield* narrower(tight, tight.bodySize, pitch);
  for (let size = setup.bodySize - sizeStep; size >= leastSize; size -= sizeStep) {
    for (const pitch of pitches) yield* narrower(tight, size, pitch);
  }
}

function* narrower(setup: PageSetup, bodySize: number, pitch: number): Generator<PageSetup, void> {
  const linePitch = millipoints(Math.round(bodySize * pitch * 2) / 2) / 1000;
  if (linePitch < setup.linePitch || bodySize < setup.bodySize) {
    yield { ...setup, bodySize, linePitch: Math.min(linePitch, setup.linePitch) };
  }
}

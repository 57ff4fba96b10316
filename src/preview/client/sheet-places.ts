/** Where each page stands in the column: the pages of a document may differ in size. */
import type { DocumentView } from '../protocol.js';

/** CSS pixels for a point. */
export const pixels = 96 / 72;
/** As the style sheet has it: between pages, in CSS pixels. */
const gap = 20;

/** Points. */
export interface PaperSize {
  readonly width: number;
  readonly height: number;
}

/** What stands in for pages until there are some: A4. */
const usualPaper: PaperSize = { width: 595, height: 842 };

/** A page, and how far down in it and the gap below it: 0 to 1. */
export interface Place {
  readonly page: number;
  readonly part: number;
}

/** Of each page its paper, from the first on. */
export function papersOf(document: DocumentView | null): readonly PaperSize[] {
  return (document?.papers ?? []).flatMap((paper) => Array<PaperSize>(paper.pages).fill(paper));
}

/** Whether the pages of both are as many and of the same papers. */
export function hasSamePapers(one: DocumentView | null, other: DocumentView | null): boolean {
  return JSON.stringify(one?.papers) === JSON.stringify(other?.papers);
}

/** A cell on the screen, in CSS pixels. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** Of the page, from left to right. */
  readonly middle: number;
  /** CSS pixels for a point. */
  readonly scale: number;
}

/** Offsets are CSS pixels from the first page's upper edge; pages count from 1. */
export class SheetPlaces {
  /** Upper edge of each page; of none, where the first would stand. */
  readonly #tops: readonly number[];

  readonly #papers: readonly PaperSize[];
  readonly #scale: number;

  constructor(papers: readonly PaperSize[], scale: number) {
    this.#papers = papers;
    this.#scale = scale;
    const tops = [0];
    for (const page of papers.keys()) tops.push((tops.at(-1) ?? 0) + this.#pitchOf(page + 1));
    this.#tops = papers.length === 0 ? tops : tops.slice(0, -1);
  }

  paperOf(page: number): PaperSize {
    return this.#papers[page - 1] ?? usualPaper;
  }

  topOf(page: number): number {
    return this.#tops[page - 1] ?? this.#tops.at(-1) ?? 0;
  }

  /** The page at the offset, or the one next to it. */
  pageAt(offset: number): number {
    let [first, after] = [0, this.#tops.length];
    while (after - first > 1) {
      const middle = (first + after) >> 1;
      if ((this.#tops[middle] ?? 0) <= offset) first = middle;
      else after = middle;
    }
    return first + 1;
  }

  placeAt(offset: number): Place {
    const page = this.pageAt(offset);
    return { page, part: Math.min(Math.max((offset - this.topOf(page)) / this.#pitchOf(page), 0), 1) };
  }

  offsetOf({ page, part }: Place): number {
    return this.topOf(page) + part * this.#pitchOf(page);
  }

  #pitchOf(page: number): number {
    return this.paperOf(page).height * pixels * this.#scale + gap;
  }
}

/** The scale at which the widest page takes the width, in CSS pixels. */
export function scaleToFit(papers: readonly PaperSize[], width: number): number {
  const widest = papers.reduce((most, paper) => Math.max(most, paper.width), 0) || usualPaper.width;
  return width / (widest * pixels);
}

/** The scale at which the tallest page takes the height, in CSS pixels. */
export function scaleToFitHeight(papers: readonly PaperSize[], height: number): number {
  const tallest = papers.reduce((most, paper) => Math.max(most, paper.height), 0) || usualPaper.height;
  return height / (tallest * pixels);
}

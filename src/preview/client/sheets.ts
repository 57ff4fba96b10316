/** The pages, one under another; only those in view and their neighbours are painted. */
import type { CellPlace, CellView, DocumentView, PageView } from '../protocol.js';
import { make } from './dom.js';
import { fieldsOf, overCell } from './fields.js';
import { pictureOf } from './picture.js';
import {
  type CellBox,
  hasSamePapers,
  type PaperSize,
  type Place,
  papersOf,
  pixels,
  SheetPlaces,
  scaleToFit,
  scaleToFitHeight,
} from './sheet-places.js';

/** What stands over a page's picture: marks of cells. */
interface SheetMarks {
  /** Marks to draw on the page, each with its class. */
  marksOf(page: PageView): readonly { readonly cell: CellView; readonly className: string }[];
}

interface SheetsOptions {
  readonly scroller: HTMLElement;
  readonly column: HTMLElement;
  readonly marks: SheetMarks;
  /** Asks for pages that are about to be seen. */
  readonly onWanted: (numbers: readonly number[]) => void;
  readonly onMoved: () => void;
  readonly onCell: (place: CellPlace | null) => void;
  readonly pageOf: (number: number) => PageView | null;
  readonly labelOf: (number: number) => string;
}

/** `fit`: the widest page takes the width; `page`: the page in view is seen whole. */
export type Zoom = number | 'fit' | 'page';

/** Pages painted ahead on either side. */
const ahead = 1;
const zooms = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

export class Sheets {
  #document: DocumentView | null = null;
  #papers: readonly PaperSize[] = [];
  #places = new SheetPlaces([], 1);
  #sheets: HTMLElement[] = [];
  /** The page whose picture each sheet shows. */
  readonly #painted = new Map<HTMLElement, PageView>();
  #wanted: Zoom = 'fit';
  #scale = 1;

  readonly #options: SheetsOptions;

  constructor(options: SheetsOptions) {
    this.#options = options;
    const { scroller, column } = options;
    scroller.addEventListener('scroll', () => this.#moved(), { passive: true });
    new ResizeObserver(() => this.#resize()).observe(scroller);
    column.addEventListener('click', (event) => this.#clicked(event));
  }

  /** Around the pages, in CSS pixels: the style sheet has less on narrow screens. */
  get #around(): number {
    return Number.parseFloat(getComputedStyle(this.#options.column).paddingTop) || 0;
  }

  get zoom(): Zoom {
    return this.#wanted;
  }

  get percent(): number {
    return Math.round(this.#scale * 100);
  }

  /** Counts from 1: the page in the middle of the view. */
  get page(): number {
    const { scroller } = this.#options;
    return this.#places.pageAt(scroller.scrollTop + scroller.clientHeight / 2 - this.#around);
  }

  /** Pages of which a part is seen. */
  get inView(): readonly number[] {
    const { first, last } = this.#range(0);
    return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
  }

  /** Shows a document. Pages keep their old pictures until the new ones are here; the place is kept where asked. */
  show(document: DocumentView | null, keepPlace: boolean): void {
    if (keepPlace && hasSamePapers(document, this.#document)) {
      this.#document = document;
      this.#moved();
      return;
    }
    const place = this.#place();
    this.#document = document;
    this.#papers = papersOf(document);
    while (this.#sheets.length > this.#papers.length) this.#sheets.pop()?.remove();
    while (this.#sheets.length < this.#papers.length) this.#sheets.push(make('section', { class: 'sheet' }));
    this.#options.column.append(...this.#sheets.filter((sheet) => !sheet.isConnected));
    this.#shape();
    if (!keepPlace) for (const sheet of this.#sheets) this.#clear(sheet);
    this.relabel();
    this.#size();
    this.#restore(keepPlace ? place : { page: 1, part: 0 });
    this.#paintInView();
    this.#options.onMoved();
  }

  /** Paints pages that have come. */
  paint(pages: readonly PageView[]): void {
    const { first, last } = this.#range();
    for (const page of pages) {
      if (page.number >= first && page.number <= last) this.#paintOne(page);
    }
  }

  /** Draws the marks again, as the selection or the findings have changed. */
  mark(): void {
    for (const [sheet, page] of this.#painted) this.#drawMarks(sheet, page);
  }

  relabel(): void {
    this.#sheets.forEach((sheet, index) => {
      sheet.setAttribute('aria-label', this.#options.labelOf(index + 1));
    });
  }

  grey(isOld: boolean): void {
    this.#options.column.classList.toggle('old', isOld);
  }

  setZoom(zoom: Zoom): void {
    const place = this.#place();
    this.#wanted = zoom;
    this.#size();
    this.#restore(place);
    this.#paintInView();
    this.#options.onMoved();
  }

  /** One step up or down. */
  step(direction: 1 | -1): void {
    const next =
      direction > 0
        ? zooms.find((zoom) => zoom > this.#scale + 0.005)
        : zooms.findLast((zoom) => zoom < this.#scale - 0.005);
    if (next !== undefined) this.setZoom(next);
  }

  goTo(page: number): void {
    this.#restore({ page: Math.min(Math.max(page, 1), this.#sheets.length || 1), part: 0 });
  }

  /** Brings a place of a page into view: `y` in points from its top. */
  reveal(page: number, y: number): void {
    const { scroller } = this.#options;
    const top = this.#around + this.#places.topOf(page) + y * pixels * this.#scale;
    const isSeen = top > scroller.scrollTop + 40 && top < scroller.scrollTop + scroller.clientHeight - 80;
    if (!isSeen) scroller.scrollTop = top - scroller.clientHeight / 3;
  }

  /** Where a cell of a page stands in the scrolled column, in CSS pixels; null where the page has no sheet. */
  boxOf(page: number, cell: CellView): CellBox | null {
    const sheet = this.#sheets[page - 1];
    if (sheet === undefined) return null;
    const scale = pixels * this.#scale;
    return {
      left: sheet.offsetLeft + cell.x * scale,
      top: sheet.offsetTop + cell.y * scale,
      width: cell.width * scale,
      height: cell.height * scale,
      middle: sheet.offsetLeft + sheet.offsetWidth / 2,
      scale,
    };
  }

  scrollBy(y: number): void {
    this.#options.scroller.scrollBy({ top: y });
  }

  /** Gives each sheet its page's size; the style sheet multiplies it by the scale. */
  #shape(): void {
    this.#papers.forEach(({ width, height }, index) => {
      const style = this.#sheets[index]?.style;
      style?.setProperty('--width', `${width * pixels}px`);
      style?.setProperty('--height', `${height * pixels}px`);
    });
  }

  /** Where the reader is. */
  #place(): Place {
    return this.#places.placeAt(this.#options.scroller.scrollTop);
  }

  #restore(place: Place): void {
    this.#options.scroller.scrollTop = this.#places.offsetOf(place);
  }

  #size(): void {
    const { scroller, column } = this.#options;
    const [width, height] = [scroller.clientWidth, scroller.clientHeight].map(
      (one) => one - 2 * this.#around,
    );
    const fit = scaleToFit(this.#papers, width ?? 0);
    const whole = Math.min(fit, scaleToFitHeight(this.#papers, height ?? 0));
    const least = (scale: number): number => Math.min(Math.max(scale, 0.2), 2);
    this.#scale = this.#wanted === 'fit' ? least(fit) : this.#wanted === 'page' ? least(whole) : this.#wanted;
    this.#places = new SheetPlaces(this.#papers, this.#scale);
    column.style.setProperty('--scale', String(this.#scale));
  }

  #resize(): void {
    if (typeof this.#wanted === 'string') this.setZoom(this.#wanted);
    else this.#moved();
  }

  #moved(): void {
    this.#paintInView();
    this.#options.onMoved();
  }

  /** Pages in view and their neighbours. */
  #range(around = ahead): { readonly first: number; readonly last: number } {
    const { scroller } = this.#options;
    const top = scroller.scrollTop - this.#around;
    const first = this.#places.pageAt(top);
    const last = this.#places.pageAt(top + scroller.clientHeight);
    return { first: Math.max(first - around, 1), last: Math.min(last + around, this.#sheets.length) };
  }

  #paintInView(): void {
    const { first, last } = this.#range();
    this.#sheets.forEach((sheet, index) => {
      if (index + 1 < first - 3 || index + 1 > last + 3) this.#clear(sheet);
    });
    const wanted: number[] = [];
    for (let number = first; number <= last; number += 1) {
      const page = this.#options.pageOf(number);
      if (page === null) wanted.push(number);
      else this.#paintOne(page);
    }
    if (wanted.length > 0) this.#options.onWanted(wanted);
  }

  #paintOne(page: PageView): void {
    const sheet = this.#sheets[page.number - 1];
    if (sheet === undefined || this.#painted.get(sheet) === page) return;
    const isSamePicture = this.#painted.get(sheet)?.svg === page.svg;
    this.#painted.set(sheet, page);
    if (!isSamePicture) {
      const fields = fieldsOf(page, this.#places.paperOf(page.number));
      sheet.replaceChildren(pictureOf(page.svg, true), fields, make('div', { class: 'marks' }));
    }
    this.#drawMarks(sheet, page);
  }

  #clear(sheet: HTMLElement): void {
    if (!this.#painted.delete(sheet)) return;
    sheet.replaceChildren();
  }

  #drawMarks(sheet: HTMLElement, page: PageView): void {
    const paper = this.#places.paperOf(page.number);
    const marks = this.#options.marks.marksOf(page).map(({ cell, className }) => {
      const mark = overCell(cell, paper);
      mark.className = `mark ${className}`;
      return mark;
    });
    sheet.querySelector('.marks')?.replaceChildren(...marks);
  }

  #clicked(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const anchor = target.closest('a')?.getAttribute('href')?.replace('#', '');
    const entry = this.#document?.outline.find((one) => one.anchor === anchor);
    if (entry !== undefined) {
      event.preventDefault();
      this.goTo(entry.page);
      return;
    }
    const sheet = target.closest<HTMLElement>('.sheet');
    this.#options.onCell(sheet === null ? null : this.#cellAt(sheet, event));
  }

  #cellAt(sheet: HTMLElement, event: MouseEvent): CellPlace | null {
    const page = this.#painted.get(sheet);
    if (page === undefined) return null;
    const box = sheet.getBoundingClientRect();
    const x = (event.clientX - box.left) / (pixels * this.#scale);
    const y = (event.clientY - box.top) / (pixels * this.#scale);
    const cell = page.cells.findIndex(
      (one) => x >= one.x && x < one.x + one.width && y >= one.y && y < one.y + one.height,
    );
    return cell < 0 ? null : { page: page.number, cell };
  }
}

/** The selected cell: how it comes to be one, where it is shown, and how one moves from it. */
import type { CellPlace, CellView, FindingView, PageView } from '../protocol.js';
import type { Findings } from './findings.js';
import type { Direction } from './keyboard.js';
import { cellTowards } from './nearest-cell.js';
import type { Sheets } from './sheets.js';

export interface SelectionOptions {
  readonly sheets: Sheets;
  readonly findings: Findings;
  readonly pageOf: (number: number) => PageView | null;
  /** A finding was chosen that no cell of this document shows. */
  readonly onElsewhere: (finding: FindingView) => void;
}

export class Selection {
  private place: CellPlace | null = null;
  /** Its page has not come yet; when it does, the cell is brought into view. */
  private awaitsCell = false;

  constructor(private readonly options: SelectionOptions) {}

  select(place: CellPlace | null): void {
    this.place = place;
    const cell = this.refresh();
    if (place !== null) this.options.sheets.reveal(place.page, cell?.y ?? 0);
    this.awaitsCell = place !== null && cell === null;
  }

  /** Of a document that is about to go: nothing is marked any more, and nothing said of it yet. */
  forget(): void {
    this.place = null;
  }

  clear(): void {
    this.options.findings.select(null);
    this.select(null);
  }

  /** Says what is known of the cell; null where its page has not come yet. */
  refresh(): CellView | null {
    const { place } = this;
    const { findings, sheets, pageOf } = this.options;
    const cell = place === null ? null : (pageOf(place.page)?.cells[place.cell] ?? null);
    findings.showCell(cell, place);
    sheets.mark();
    return cell;
  }

  /** Pages have come, the cell's perhaps among them. */
  painted(pages: readonly PageView[]): void {
    const { place } = this;
    if (place === null || !pages.some(({ number }) => number === place.page)) return;
    if (this.awaitsCell) this.select(place);
    else this.refresh();
  }

  moveCell(direction: Direction): void {
    const { sheets, pageOf } = this.options;
    const page = pageOf(this.place?.page ?? sheets.page);
    if (page === null) return;
    const from = this.place === null ? undefined : page.cells[this.place.cell];
    const cell = from === undefined ? 0 : cellTowards(page, from, direction);
    if (cell !== null) this.select({ page: page.number, cell });
  }

  moveFinding(direction: 1 | -1): void {
    const finding = this.options.findings.neighbour(direction);
    if (finding !== null) this.goTo(finding);
  }

  /** The finding, and the first cell that shows what it is about. */
  goTo(finding: FindingView): void {
    const [place = null] = finding.places;
    this.options.findings.select(finding);
    this.select(place);
    if (place === null) this.options.onElsewhere(finding);
  }

  marksOf(page: PageView): readonly { readonly cell: CellView; readonly className: string }[] {
    return page.cells.flatMap((cell, index) => {
      const [worst] = this.options.findings.of({ page: page.number, cell: index });
      const isSelected = this.place?.page === page.number && this.place.cell === index;
      const names = [isSelected ? 'selected' : '', worst === undefined ? '' : `found ${worst.severity}`];
      const className = names.filter(Boolean).join(' ');
      return className === '' ? [] : [{ cell, className }];
    });
  }
}

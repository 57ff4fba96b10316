/** The selected cell: how it comes to be one, where it is shown, and how one moves from it. */
import type { JsonPath } from '../../diagnostics/index.js';
import type { CellPlace, CellView, FindingView, PageView } from '../protocol.js';
import type { Findings } from './findings.js';
import type { Direction } from './keyboard.js';
import { cellTowards } from './nearest-cell.js';
import type { Sheets } from './sheets.js';
import { isNotTaken } from './view-order.js';

interface SelectionOptions {
  readonly sheets: Sheets;
  readonly findings: Findings;
  readonly pageOf: (number: number) => PageView | null;
  /** A finding was chosen that no cell of this document shows. */
  readonly onElsewhere: (finding: FindingView) => void;
  /** False: what is being typed in the selected cell is not finished. */
  readonly mayLeave: () => boolean;
  /** The selected cell as it is now; null while its page is on its way, and where none is selected. */
  readonly onCell: (cell: CellView | null, place: CellPlace | null) => void;
}

export class Selection {
  #selected: CellPlace | null = null;
  /** What the cell shows first: where pages are cut anew, it stands in another place. */
  #path: JsonPath | null = null;
  /** Its page has not come yet; when it does, the cell is brought into view. */
  #awaitsCell = false;

  readonly #options: SelectionOptions;

  constructor(options: SelectionOptions) {
    this.#options = options;
  }

  get place(): CellPlace | null {
    return this.#selected;
  }

  select(place: CellPlace | null): void {
    const isOther = place?.page !== this.#selected?.page || place?.cell !== this.#selected?.cell;
    if (isOther && !this.#options.mayLeave()) return;
    this.#selected = place;
    this.#path = null;
    const cell = this.refresh();
    if (place !== null) this.#options.sheets.reveal(place.page, cell?.y ?? 0);
    this.#awaitsCell = place !== null && cell === null;
  }

  /** Of a document that is about to go: nothing is marked any more, and nothing said of it yet. */
  forget(): void {
    this.#selected = null;
    this.#path = null;
  }

  clear(): void {
    this.#options.findings.select(null);
    this.select(null);
  }

  /** Says what is known of the cell; null where its page has not come yet. */
  refresh(): CellView | null {
    this.#follow();
    const place = this.#selected;
    const { findings, sheets, pageOf, onCell } = this.#options;
    const cell = place === null ? null : (pageOf(place.page)?.cells[place.cell] ?? null);
    this.#path = cell?.sources[0]?.path ?? this.#path;
    findings.showCell(cell, place);
    onCell(cell, place);
    sheets.mark();
    return cell;
  }

  /** The same value in pages that have been laid out anew: there, or on the pages around. */
  #follow(): void {
    const selected = this.#selected;
    const path = this.#path;
    if (selected === null || path === null) return;
    for (const number of [selected.page, selected.page + 1, selected.page - 1]) {
      const cells = this.#options.pageOf(number)?.cells ?? [];
      const here = number === selected.page ? cells[selected.cell]?.sources[0]?.path : null;
      const cell =
        here === path ? selected.cell : cells.findIndex(({ sources }) => sources[0]?.path === path);
      if (cell >= 0) {
        this.#selected = { page: number, cell };
        return;
      }
    }
  }

  /** The document is a newer state of itself; where the cell's page has not come yet, `painted` follows. */
  renew(): void {
    if (this.#selected !== null && this.#options.pageOf(this.#selected.page) !== null) this.refresh();
  }

  /** Pages have come, the cell's perhaps among them. */
  painted(pages: readonly PageView[]): void {
    const place = this.#selected;
    if (place === null || !pages.some(({ number }) => number === place.page)) return;
    if (this.#awaitsCell) this.select(place);
    else this.refresh();
  }

  moveCell(direction: Direction): void {
    const { sheets, pageOf } = this.#options;
    const page = pageOf(this.#selected?.page ?? sheets.page);
    if (page === null) return;
    const from = this.#selected === null ? undefined : page.cells[this.#selected.cell];
    const cell = from === undefined ? 0 : cellTowards(page, from, direction);
    if (cell !== null) this.select({ page: page.number, cell });
  }

  moveFinding(direction: 1 | -1): void {
    const finding = this.#options.findings.neighbour(direction);
    if (finding !== null) this.goTo(finding);
  }

  /** The finding, and the first cell that shows what it is about. */
  goTo(finding: FindingView): void {
    const [place = null] = finding.places;
    this.#options.findings.select(finding);
    this.select(place);
    if (place === null) this.#options.onElsewhere(finding);
  }

  marksOf(page: PageView): readonly { readonly cell: CellView; readonly className: string }[] {
    return page.cells.flatMap((cell, index) => {
      const [worst] = this.#options.findings.of({ page: page.number, cell: index });
      const isSelected = this.#selected?.page === page.number && this.#selected.cell === index;
      const names = [isSelected ? 'selected' : '', worst === undefined ? '' : `found ${worst.severity}`];
      if (worst !== undefined && isNotTaken(worst)) names.push('refused');
      const className = names.filter(Boolean).join(' ');
      return className === '' ? [] : [{ cell, className }];
    });
  }
}

/** The structure tree of a tagged document (ISO 32000-1, 14.7): elements, what each holds on which page, and the way back. */
import type { PdfFile } from './pdf-file.js';
import type { PdfReference } from './pdfkit-document.js';

/** Standard structure types (14.8.4) that our documents are made of. */
type StructureType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'P'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'TOC'
  | 'TOCI'
  | 'Caption'
  | 'Reference'
  | 'Link'
  | 'Span';

export interface StructureElement {
  readonly id: number;
  readonly type: StructureType;
  readonly parent: StructureElement | null;
}

interface OpenElement extends StructureElement {
  /** Entries of its dictionary besides type, parent and kids. */
  attributes: string;
  /** Name that header cells are referred to by. */
  name: string | null;
  /** Page of the first content; the kids on it are bare numbers. */
  page: PdfReference | null;
  /** Elements, content numbers and objects, as they stand in its K. */
  readonly kids: string[];
}

const nameLength = 5;

/**
 * Most elements hold other elements and no more, or one content number at most. These are written with all numbers at the same
 * places of rows of the same width, a reference a row and an element without kids in one.
 */
const holderWidth = 28;
const leafWidth = 80;
const parentsWidth = 11;
/** Digits of an object's number, with its ` 0 R`. */
const referenceLength = 10;

export class StructureTree {
  readonly #file: PdfFile;
  /** Not yet written, in the order in which they were made. */
  #elements = new Map<number, OpenElement>();
  /** Names of header cells and their elements' numbers. */
  readonly #headers: string[] = [];
  /** Elements of marked content, in order, by page index. */
  readonly #pages: number[][] = [];
  /** Keys of annotations come after those of the pages. */
  readonly #annotations: number[] = [];
  readonly #pageCount: number;
  readonly #rootId: number;
  #page: PdfReference | null = null;
  readonly document: StructureElement;

  constructor(file: PdfFile, pageCount: number) {
    this.#file = file;
    this.#pageCount = pageCount;
    this.#rootId = file.reserve();
    this.document = this.element('Document', null);
  }

  /** A new last child; `attributes` as it stands in the dictionary. */
  element(type: StructureType, parent: StructureElement | null, attributes = ''): StructureElement {
    const id = this.#file.reserve();
    const element: OpenElement = {
      id,
      type,
      parent,
      attributes,
      name: null,
      page: null,
      kids: [],
    };
    this.#elements.set(id, element);
    if (parent !== null) this.#open(parent).kids.push(`${id} 0 R`);
    return element;
  }

  /** A section, whose elements get numbers like those of the sections before it. */
  section(parent: StructureElement): StructureElement {
    this.#file.skipNumbers();
    return this.element('Sect', parent);
  }

  /** The name by which other cells refer to this header (14.8.5.7, Headers). */
  nameOf(header: StructureElement): string {
    const element = this.#open(header);
    if (element.name === null) {
      element.name = this.#headers.length.toString(36).padStart(nameLength, '0');
      this.#headers.push(`(${element.name})${element.id} 0 R`);
    }
    return element.name;
  }

  /** Returns the page's key in the parent tree, for its StructParents. */
  startPage(page: PdfReference): number {
    this.#page = page;
    return this.#pages.push([]) - 1;
  }

  /** Number of a new marked-content sequence of the element on the page in work. */
  content(element: StructureElement): number {
    const entries = this.#pages.at(-1);
    const page = this.#page;
    if (entries === undefined || page === null) throw new Error('content stands on a page');
    const number = entries.push(element.id) - 1;
    const open = this.#open(element);
    open.page ??= page;
    open.kids.push(open.page === page ? String(number) : `<</Type/MCR/Pg ${page}/MCID ${number}>>`);
    return number;
  }

  /** An annotation of the page in work as a child; returns the key for its StructParent. */
  annotation(element: StructureElement, annotation: PdfReference): number {
    this.#open(element).kids.push(`<</Type/OBJR/Pg ${this.#page}/Obj ${annotation}>>`);
    return this.#pageCount + this.#annotations.push(element.id) - 1;
  }

  /** Writes the elements that nothing will be added to: all but those that are still open. */
  writeAllBut(open: readonly StructureElement[]): void {
    const kept = new Map(open.map((element) => [element.id, this.#open(element)]));
    for (const element of this.#elements.values()) {
      if (!kept.has(element.id)) this.#write(element);
    }
    this.#elements = kept;
  }

  /** Writes all that is left; returns the number of the tree's root. */
  end(): number {
    this.writeAllBut([]);
    const parents = this.#file.reserve();
    this.#file.add(parents, this.#parentTree(), parentsWidth);
    const nextKey = this.#pageCount + this.#annotations.length;
    this.#file.add(
      this.#rootId,
      `<</Type/StructTreeRoot/K ${this.document.id} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${nextKey}${this.#nameTree()}>>`,
    );
    return this.#rootId;
  }

  /** A reference a row, between rows that end a page's list and begin the next. */
  #parentTree(): string {
    let tree = '<</Nums['.padEnd(parentsWidth);
    this.#pages.forEach((ids, index) => {
      tree += `${String(index).padStart(parentsWidth - 2)}[ `;
      for (const id of ids) tree += `${reference(id)} `;
      tree += ']'.padEnd(parentsWidth);
    });
    const annotations = this.#annotations.map((id, index) => `${this.#pageCount + index} ${id} 0 R`);
    return `${tree}${annotations.join(' ')}]>>`;
  }

  #write(element: OpenElement): void {
    const { id, page, name, attributes, kids } = element;
    const hasEntries = page !== null || name !== null || attributes !== '';
    const holdsElements = kids.length > 0 && kids.every((kid) => kid.endsWith('R'));
    if (holdsElements && !hasEntries) this.#file.add(id, this.#holder(element), holderWidth);
    else if (kids.length === 0 || (kids.length === 1 && !holdsElements))
      this.#file.add(id, this.#leaf(element), leafWidth);
    else this.#file.add(id, this.#mixed(element));
  }

  #holder({ type, parent, kids }: OpenElement): string {
    const before = holderWidth - referenceLength - 3;
    const head = `<</S/${type}/P`.padEnd(before) + this.#parent(parent);
    return `${head}/K[${kids.map((kid) => kid.padStart(before + referenceLength)).join('   ')}]>>`;
  }

  #leaf({ type, parent, page, name, attributes, kids: [kid] }: OpenElement): string {
    const onPage = page === null ? '' : `/Pg${reference(page.id)}`;
    const content = kid === undefined ? '' : `/K${kid.padStart(4)}`;
    return `<</S/${type.padEnd(2)}/P${this.#parent(parent)}${onPage}${content}${named(name)}${attributes}>>`;
  }

  #mixed({ type, parent, page, name, attributes, kids }: OpenElement): string {
    const onPage = page === null ? '' : `/Pg ${page}`;
    return `<</S/${type}/P${this.#parent(parent)}${onPage}/K[${kids.join(' ')}]${named(name)}${attributes}>>`;
  }

  #parent(parent: StructureElement | null): string {
    return reference(parent?.id ?? this.#rootId);
  }

  /** Names are counted up in equal length, so they stand in the order of a name tree (7.9.6). */
  #nameTree(): string {
    if (this.#headers.length === 0) return '';
    const tree = this.#file.reserve();
    this.#file.add(tree, `<</Names[${this.#headers.join('')}]>>`);
    return `/IDTree ${tree} 0 R`;
  }

  #open({ id }: StructureElement): OpenElement {
    const element = this.#elements.get(id);
    if (element === undefined) throw new Error(`no structure element ${id}`);
    return element;
  }
}

/** A reference at its full length. */
function reference(id: number): string {
  return `${id} 0 R`.padStart(referenceLength);
}

function named(name: string | null): string {
  return name === null ? '' : `/ID(${name})`;
}

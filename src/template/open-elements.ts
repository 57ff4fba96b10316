/** Follows which elements of a template are open, and says which were not closed, closed twice or opened where they may not stand. */
import { nearestKey } from '../diagnostics/index.js';
import {
  dialect,
  type ElementName,
  elementNames,
  isElementName,
  type ProblemList,
  type TemplatePlace,
} from '../model/index.js';

interface OpenTag {
  readonly written: string;
  /** null: the dialect knows no such element; what stands in it is not judged. */
  readonly name: ElementName | null;
  readonly at: TemplatePlace;
  /** Names of elements that have been reported as misplaced in it. */
  readonly misplaced: Set<string>;
  /** Whether its start tag was not finished, so that nothing more is said of it. */
  readonly isUnfinished: boolean;
}

export class OpenElements {
  readonly #open: OpenTag[] = [];
  readonly #problems: ProblemList;
  /** Elements below this index were opened outside of the part of a block that is being read. */
  #base = 0;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  get depth(): number {
    return this.#open.length;
  }

  /** Whether text and values may stand here; true if that cannot be judged. */
  get holdsText(): boolean {
    const top = this.#open.at(-1);
    return top !== undefined && (top.name === null || dialect[top.name].holdsText);
  }

  /** The innermost open element as it is written; null at the root. */
  get innermost(): string | null {
    return this.#open.at(-1)?.written ?? null;
  }

  open(written: string, at: TemplatePlace, { isUnfinished = false } = {}): ElementName | null {
    const name = isElementName(written) ? written : null;
    if (name === null) this.#unknown(written, at);
    else this.#checkPlace(name, at);
    this.#open.push({ written, name, at, misplaced: new Set(), isUnfinished });
    return name;
  }

  /** Closes the element and returns its name; null, with a problem, if no such element is open here. */
  close(written: string, at: TemplatePlace): ElementName | null {
    const index = this.#open.findLastIndex((element) => element.written === written);
    const element = this.#open[index];
    if (element === undefined) {
      this.#problems.report(
        'template/stray-end',
        at,
        `</${written}> 没有对应的 <${written}>；请删去`,
        `</${written}> ends nothing`,
        { element: written },
      );
      return null;
    }
    if (index < this.#base) {
      this.#problems.report(
        'template/split-element',
        at,
        `</${written}> 和它的开头（第 ${element.at.line} 行）不在同一段 {{#…}}…{{/…}} 里；每一段里开始的标签，要在这一段里结束`,
        `</${written}> and its start (line ${element.at.line}) are not in the same part of a block`,
        { element: written, line: element.at.line },
      );
      return null;
    }
    this.#leave(index + 1, `</${written}>（第 ${at.line} 行）`);
    this.#open.pop();
    return element.name;
  }

  /** An empty element such as `<br>` that is not closed ends where anything else begins. */
  endVoid(): void {
    const top = this.#open.at(-1);
    if (top?.name && dialect[top.name].isVoid && this.#open.length > this.#base) {
      this.#leave(this.#open.length - 1, '');
    }
  }

  /** Begins a part of a block, which may not close what is open now; returns the argument of `endPart`. */
  beginPart(): number {
    const outer = this.#base;
    this.#base = this.#open.length;
    return outer;
  }

  /** Ends the part and reports elements that it has left open. */
  endPart(outer: number): void {
    this.#leave(this.#base, '这一段 {{#…}}…{{/…}} 结束');
    this.#base = outer;
  }

  endTemplate(): void {
    this.#leave(0, '模板末尾');
  }

  /** Closes all elements from the index on, which should have been closed before. */
  #leave(index: number, until: string): void {
    for (const { written, name, at, isUnfinished } of this.#open.splice(index)) {
      if (isUnfinished) continue;
      const isVoid = name !== null && dialect[name].isVoid;
      const message = isVoid
        ? `<${written}> 要写成 <${written}/>`
        : `<${written}> 没有结束：到 ${until} 还缺 </${written}>`;
      const english = isVoid ? `write <${written}/>` : `<${written}> is not closed; add </${written}>`;
      this.#problems.report('template/unclosed-tag', at, message, english, { element: written });
    }
  }

  /** Reports a misplaced element. If an outer element could contain it, those in between were probably left open. */
  #checkPlace(name: ElementName, at: TemplatePlace): void {
    const { parents } = dialect[name];
    const parent = this.#open.at(-1);
    if (parents.includes(parent === undefined ? null : parent.name) || parent?.name === null) return;
    const fitting = this.#open.findLastIndex((element) => parents.includes(element.name));
    if (fitting !== -1 && fitting >= this.#base - 1) {
      this.#leave(fitting + 1, `第 ${at.line} 行的 <${name}>`);
      return;
    }
    if (parent?.misplaced.has(name)) return;
    parent?.misplaced.add(name);
    const places = parents.map((each) => (each === null ? '最外层' : `<${each}>`)).join('、');
    this.#problems.add({
      code: 'model/misplaced-element',
      at,
      message: `<${name}> 不能放在${parent === undefined ? '最外层' : ` <${parent.written}> 里`}；应放在：${places}`,
      english: `<${name}> cannot stand ${parent === undefined ? 'at the root' : `in <${parent.written}>`}; it belongs in ${parents.map((each) => each ?? 'the root').join(', ')}`,
      parameters: { element: name, in: parent?.written ?? null, known: parents.map((each) => each ?? '') },
    });
  }

  #unknown(written: string, at: TemplatePlace): void {
    const near = nearestKey(written, elementNames);
    const known = `可用的标签：${elementNames.join('、')}`;
    const hint =
      written === 'th'
        ? '表头的格子也写作 <td class="head">'
        : near === null || written.length < 2
          ? known
          : `是不是 <${near}>？${known}`;
    this.#problems.add({
      code: 'model/unknown-element',
      at,
      message: `没有 <${written}> 这种标签；${hint}`,
      english: `There is no <${written}>; the elements are ${elementNames.join(', ')}`,
      parameters: { element: written, nearest: near, known: elementNames },
    });
  }
}

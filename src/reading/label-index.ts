/** Index of a form's labels by their words. Built once per form, because it is asked for every cell. */
import type { LabelNode } from './pattern.js';
import { labelCore } from './words.js';

interface LabelFit {
  readonly node: LabelNode;
  /** How well the words fit; neighbouring labels are not counted yet. */
  readonly score: number;
  /** The text after the label's own words. */
  readonly rest: string;
}

const exactly = 12;
const inEssence = 8;
const asBeginning = 6;
/** Longer texts are never labels. */
const longestLabel = 80;

export class LabelIndex {
  readonly #byKey = new Map<string, LabelNode[]>();
  readonly #byCore = new Map<string, LabelNode[]>();
  /** Keys by their first character, for texts that begin with a label. */
  readonly #byStart = new Map<string, { readonly key: string; readonly node: LabelNode }[]>();
  /** Labels with values between their words. */
  readonly #written: readonly { readonly node: LabelNode; readonly written: RegExp }[];

  constructor(readonly labels: readonly LabelNode[]) {
    this.#written = labels.flatMap((node) =>
      node.written === null ? [] : [{ node, written: node.written }],
    );
    for (const node of labels) {
      add(this.#byCore, node.core, node);
      for (const key of node.keys) {
        add(this.#byKey, key, node);
        add(this.#byStart, key.charAt(0), { key, node });
      }
    }
  }

  /** Key under which the form itself has the label; undefined for a text that is no label in any spelling. */
  canonicalKey(key: string, core: string): string | undefined {
    return (this.#byKey.get(key)?.[0] ?? this.#byCore.get(core)?.at(-1) ?? this.#writtenAs(key)[0])?.key;
  }

  /** Share of the labels found among the texts; a label found only by its core counts less. */
  coverage(keys: ReadonlySet<string>, cores: ReadonlySet<string>): number {
    let found = 0;
    for (const label of this.labels) {
      if (label.keys.some((key) => keys.has(key)) || isWritten(label, keys)) found += 1;
      else if (cores.has(label.core)) found += 0.8;
    }
    return found / Math.max(1, this.labels.length);
  }

  /** Returns the labels that the text may be, each once with its best fit. */
  fits(key: string, core = labelCore(key)): readonly LabelFit[] {
    if (key.length > longestLabel) return [];
    const fits = new Map<LabelNode, LabelFit>();
    const put = (fit: LabelFit) => {
      if (!fits.has(fit.node)) fits.set(fit.node, fit);
    };
    for (const node of this.#byKey.get(key) ?? [])
      put({ node, score: node.keys[0] === key ? exactly : exactly - 1, rest: '' });
    for (const node of this.#writtenAs(key)) put({ node, score: exactly, rest: key });
    const begun = this.#begun(key);
    for (const [node, length] of begun)
      if (node.paths.length > 0) put({ node, score: exactly, rest: key.slice(length) });
    for (const node of this.#byCore.get(core) ?? []) put({ node, score: inEssence, rest: '' });
    for (const [node, length] of begun) {
      const rest = key.slice(length);
      if (/^[(:\-—]/u.test(rest)) put({ node, score: asBeginning, rest });
    }
    return [...fits.values()];
  }

  #writtenAs(key: string): readonly LabelNode[] {
    return this.#written.flatMap(({ node, written }) => (written.test(key) ? [node] : []));
  }

  /** Returns the labels that the text begins with, with the length of the longest matching key. */
  #begun(key: string): ReadonlyMap<LabelNode, number> {
    const begun = new Map<LabelNode, number>();
    for (const { key: own, node } of this.#byStart.get(key.charAt(0)) ?? [])
      if (own.length > (begun.get(node) ?? 0) && key.startsWith(own)) begun.set(node, own.length);
    return begun;
  }
}

function isWritten({ written }: LabelNode, keys: ReadonlySet<string>): boolean {
  return written !== null && [...keys].some((key) => written.test(key));
}

function add<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

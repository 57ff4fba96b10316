/** Reads a pack's blank form: the words and rows that stand in it before anyone has filled it in. */
import { type DiagnosticParameters, meantName } from '../diagnostics/index.js';
import { clip, isRecord, type PathStep, type PlacedProblem, show } from '../json/index.js';
import { blankOf, blankRecord } from './context-tree.js';
import { type Branch, MadeRecord, ownLeaf, SourcedList, type SourcedRecord } from './leaf.js';
import type { RecordShape, Shape } from './shape.js';

/** More rows than any blank form has pages for. */
const mostRows = 200;

/** Lays `data`, which form.json has at the path, over the shape; missing values are blank leaves, and no leaf has a source. */
export function readBlankData(
  data: Readonly<Record<string, unknown>>,
  shape: RecordShape,
  path: readonly PathStep[],
): { readonly value: SourcedRecord; readonly problems: readonly PlacedProblem[] } {
  const reader = new BlankDataReader();
  return { value: reader.record(data, shape, path), problems: reader.problems };
}

class BlankDataReader {
  readonly problems: PlacedProblem[] = [];

  record(
    data: Readonly<Record<string, unknown>>,
    shape: RecordShape,
    path: readonly PathStep[],
  ): SourcedRecord {
    const own: Record<string, Branch> = {};
    for (const [name, value] of Object.entries(data)) {
      const part = shape.fields.get(name);
      if (part === undefined) this.#unknown([...path, name], [...shape.fields.keys()]);
      else own[name] = this.#branch(value, part, [...path, name]);
    }
    return new MadeRecord(own, blankRecord(shape));
  }

  #branch(value: unknown, shape: Shape, path: readonly PathStep[]): Branch {
    switch (shape.kind) {
      case 'leaf':
        if (typeof value === 'string') return ownLeaf(shape, value);
        return this.#wrong(value, shape, path, '文字', 'a text');
      case 'record':
        if (isRecord(value)) return this.record(value, shape, path);
        return this.#wrong(value, shape, path, '{…} 样式的对象', 'an object');
      case 'list': {
        const rows = rowsOf(value);
        if (rows !== null) return new SourcedList(this.#items(rows, shape.item, path), shape.item, '');
        const chinese = `一个列表，或空行的数目（不超过 ${mostRows}）`;
        return this.#wrong(
          value,
          shape,
          path,
          chinese,
          `a list, or a number of blank rows up to ${mostRows}`,
        );
      }
    }
  }

  #items(rows: readonly unknown[], shape: Shape, path: readonly PathStep[]): readonly Branch[] {
    return rows.map((row, index) =>
      row === null ? blankOf(shape) : this.#branch(row, shape, [...path, index]),
    );
  }

  #unknown(path: readonly PathStep[], known: readonly string[]): void {
    const key = String(path.at(-1));
    const { nearest, zh, en } = meantName(key, known);
    const parameters = { key: clip(key), nearest, known };
    this.#report(
      'unknown-key',
      path,
      `没有名为 ${show(key)} 的项；${zh}`,
      `unknown key ${show(key)}; ${en}`,
      parameters,
    );
  }

  #wrong(value: unknown, shape: Shape, path: readonly PathStep[], chinese: string, english: string): Branch {
    const given = show(value);
    const parameters = { found: given, expected: english };
    this.#report(
      'wrong-type',
      path,
      `不能是 ${given}，应为${chinese}`,
      `cannot be ${given}; it must be ${english}`,
      parameters,
    );
    return blankOf(shape);
  }

  #report(
    code: string,
    path: readonly PathStep[],
    message: string,
    english: string,
    parameters: DiagnosticParameters,
  ): void {
    this.problems.push({ code, path, message, english, parameters });
  }
}

/** A number stands for so many blank rows, each written as null. */
function rowsOf(value: unknown): readonly unknown[] | null {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostRows;
  if (isCount) return Array.from({ length: value }, () => null);
  return Array.isArray(value) && value.length <= mostRows ? value : null;
}

/** Takes note, while a form is filled in, of the leaves of its filing that it prints. */
import type { JsonPath, LeafNames } from '../diagnostics/index.js';

export class PrintedLeaves {
  readonly #names = new Map<JsonPath, Set<string>>();
  /** Of the last leaf: the next is mostly of the same record. */
  #record: JsonPath | null = null;
  #inRecord = new Set<string>();

  get names(): LeafNames {
    return this.#names;
  }

  /** `record`: what the leaf's path has before its name, `projects[0].funding.`. */
  add(record: JsonPath, name: string): void {
    if (record !== this.#record) {
      const known = this.#names.get(record);
      this.#inRecord = known ?? new Set();
      this.#record = record;
      if (known === undefined) this.#names.set(record, this.#inRecord);
    }
    this.#inRecord.add(name);
  }

  addPath(path: JsonPath): void {
    const name = path.lastIndexOf(path.endsWith(']') ? '[' : '.') + 1;
    this.add(path.slice(0, name), path.slice(name));
  }
}

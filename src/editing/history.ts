/** Undo and redo without end: what each edit changed of the text, so that going back gives the very bytes. */

/** A stretch of the text that was replaced. */
interface Change {
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

export class EditHistory {
  #text: string;
  readonly #done: Change[] = [];
  #undone: Change[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  get text(): string {
    return this.#text;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Takes the text of an edit; one that changes nothing is no step. What was undone cannot be redone any more. */
  push(text: string): void {
    if (text === this.#text) return;
    this.#done.push(changeBetween(this.#text, text));
    this.#undone = [];
    this.#text = text;
  }

  undo(): void {
    const change = this.#done.pop();
    if (change === undefined) return;
    this.#undone.push(change);
    this.#replace(change.at, change.after, change.before);
  }

  redo(): void {
    const change = this.#undone.pop();
    if (change === undefined) return;
    this.#done.push(change);
    this.#replace(change.at, change.before, change.after);
  }

  #replace(at: number, old: string, fresh: string): void {
    this.#text = this.#text.slice(0, at) + fresh + this.#text.slice(at + old.length);
  }
}

function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && before[at] === after[at]) at += 1;
  let same = 0;
  while (same < most - at && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  return { at, before: before.slice(at, before.length - same), after: after.slice(at, after.length - same) };
}

/** Undo and redo without end: what each edit changed of the text, so that going back gives the very bytes. */
import { commonEnds } from '../json/index.js';

/** A stretch of the text that was replaced. */
export interface TextChange {
  /** UTF-16 units from the text's beginning. */
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

/** What is known of a step beside its change. */
export interface StepNote {
  /** Pushes of the same gesture that follow one another are one step: the keystrokes of one value. */
  readonly gesture?: string | undefined;
  /** Where the step was made; given back by undo and redo. */
  readonly path?: string | undefined;
}

export interface HistoryStep extends TextChange {
  readonly note: StepNote;
}

export class EditHistory {
  #text: string;
  readonly #done: HistoryStep[] = [];
  #undone: HistoryStep[] = [];

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

  /** What was noted of the last step; null where nothing can be undone. */
  get lastNote(): StepNote | null {
    return this.#done.at(-1)?.note ?? null;
  }

  /** Steps that can be undone. */
  get length(): number {
    return this.#done.length;
  }

  /** Takes the text of an edit; one that changes nothing is no step. What was undone cannot be redone any more. */
  push(text: string, note: StepNote = {}): void {
    if (text === this.#text) return;
    const before = this.#beforeGesture(note.gesture);
    this.#undone = [];
    this.#text = text;
    // A value that is typed and taken back within one gesture leaves no step.
    if (before !== text) this.#done.push({ ...changeBetween(before, text), note });
  }

  /** The step that was undone; null where there was none. */
  undo(): HistoryStep | null {
    const step = this.#done.pop();
    if (step === undefined) return null;
    this.#undone.push(step);
    this.#replace(step.at, step.after, step.before);
    return step;
  }

  /** The step that was done again; null where there was none. */
  redo(): HistoryStep | null {
    const step = this.#undone.pop();
    if (step === undefined) return null;
    this.#done.push(step);
    this.#replace(step.at, step.before, step.after);
    return step;
  }

  /** As `push`, of a change that another history has noted; false where this text is not the one that it was made in. */
  apply({ at, before, after }: TextChange, note: StepNote): boolean {
    if (this.#text.slice(at, at + before.length) !== before) return false;
    this.push(replaced(this.#text, at, before, after), note);
    return true;
  }

  /** As `textBefore`; the step is taken off. */
  #beforeGesture(gesture: string | undefined): string {
    if (gesture === undefined) return this.#text;
    const before = this.textBefore(gesture);
    if (before !== this.#text) this.#done.pop();
    return before;
  }

  /** The text before the gesture where that is the last step, and goes on; else the present one. */
  textBefore(gesture: string): string {
    const last = this.#done.at(-1);
    if (last?.note.gesture !== gesture || this.canRedo) return this.#text;
    return replaced(this.#text, last.at, last.after, last.before);
  }

  /** The text as the gesture has left it; null where none of its steps stands. */
  textAfter(gesture: string): string | null {
    const last = this.#done.findLastIndex(({ note }) => note.gesture === gesture);
    if (last < 0) return null;
    const since = this.#done.slice(last + 1).reverse();
    return since.reduce((text, { at, before, after }) => replaced(text, at, after, before), this.#text);
  }

  #replace(at: number, old: string, fresh: string): void {
    this.#text = replaced(this.#text, at, old, fresh);
  }
}

function replaced(text: string, at: number, old: string, fresh: string): string {
  return text.slice(0, at) + fresh + text.slice(at + old.length);
}

/** The stretch in which two texts differ. */
export function changeBetween(before: string, after: string): TextChange {
  const { start, end } = commonEnds(before, after);
  return {
    at: start,
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
}

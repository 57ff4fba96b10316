/** Says above the pages what keeps newer ones from being shown, and where. */
import type { Diagnostic } from '../../diagnostics/index.js';
import type { View } from '../protocol.js';
import { byId, make } from './dom.js';
import type { TextKey, Words } from './texts.js';

/** As many faults are named there; the rest stand in the list. */
const mostNamed = 3;

export class Notice {
  readonly #box = byId('notice', HTMLElement);

  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  /** Of a view without pages; `hasShown`: the last good ones still stand there. */
  announce({ document, findings, faults }: View, hasShown: boolean): void {
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (document !== null) this.hide();
    // Faults are said where they can be put right.
    else if (faults.length === 0) this.show(hasShown ? 'lastGood' : 'cannotShow', errors);
    else if (hasShown) this.show('lastGood', []);
    else this.hide();
  }

  /** Says so where 〓 stands on the pages for a character that no face has. */
  forbidsPrint({ findings }: View): boolean {
    const faults = findings.filter((one) => one.code === 'layout/no-glyph' && one.severity === 'error');
    if (faults.length > 0) this.show('cannotPrint', faults);
    return faults.length > 0;
  }

  show(head: TextKey, diagnostics: readonly Diagnostic[]): void {
    const named = diagnostics.slice(0, mostNamed).map((one) => make('li', {}, ...this.#describe(one)));
    this.#box.replaceChildren(make('strong', {}, this.#words.say(head)), make('ul', {}, ...named));
    this.#box.hidden = false;
  }

  hide(): void {
    this.#box.hidden = true;
    this.#box.replaceChildren();
  }

  #describe({ file, position, path, label, message, english }: Diagnostic): readonly (Node | string)[] {
    const line = position === null ? '' : this.#words.say('line', position.line);
    const column = position === null ? '' : this.#words.say('column', position.column);
    const subject = label ?? path ?? '';
    const where = [file ?? '', `${line}${column}`, subject].filter(Boolean).join(' ');
    const words = this.#words.pick(message, english);
    return where === '' ? [words] : [make('strong', {}, where), ` ${words}`];
  }
}

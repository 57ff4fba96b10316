/** What stands behind the selected cell; at the foot of the findings, which it leaves where they are. */
import type { CellView, SourcedValue } from '../protocol.js';
import { byId, make, makeButton } from './dom.js';
import type { Words } from './texts.js';

interface CellCardOptions {
  readonly words: Words;
  readonly onClose: () => void;
}

export class CellCard {
  readonly #card = byId('cell', HTMLElement);
  readonly #options: CellCardOptions;

  constructor(options: CellCardOptions) {
    this.#options = options;
  }

  show(cell: CellView | null): void {
    this.#card.hidden = cell === null;
    this.#card.replaceChildren(...(cell === null ? [] : this.#details(cell)));
  }

  #details(cell: CellView): readonly Node[] {
    const { words, onClose } = this.#options;
    const [first] = cell.sources;
    const head = first?.label ?? words.say(cell.kind);
    return [
      make(
        'div',
        { class: 'section-head' },
        make('h2', { id: 'cell-heading' }, head),
        makeButton({ class: 'link' }, onClose, words.say('closeCell')),
      ),
      make('p', { class: 'printed' }, cell.text || words.say('blank')),
      ...(cell.sources.length === 0 ? [make('p', { class: 'subtle' }, words.say('ownWords'))] : []),
      ...cell.sources.flatMap((source) => this.#value(source, head, cell.text)),
      this.#forPackAuthors(cell),
    ];
  }

  /** `head` and `printed` stand over it, and are not said twice. */
  #value({ label, value }: SourcedValue, head: string, printed: string): readonly HTMLElement[] {
    const { words } = this.#options;
    if (label === head && (value ?? '') === printed) return [];
    return [make('dl', {}, ...pair(label ?? words.say('value'), value ?? words.say('blank')))];
  }

  /** Paths, and lines of the file and of the template, say nothing to who fills a form in. */
  #forPackAuthors({ sources, line }: CellView): HTMLElement {
    const { words } = this.#options;
    return make(
      'details',
      {},
      make('summary', {}, words.say('forPackAuthors')),
      make(
        'dl',
        {},
        ...sources.flatMap(({ path, line: inFile }) => [
          ...pair(words.say('path'), make('code', {}, ...breakable(path))),
          ...(inFile === null ? [] : pair(words.say('dataLine'), words.say('line', inFile))),
        ]),
        ...pair(words.say('templateLine'), words.say('line', line)),
      ),
    );
  }
}

/** The path with places where a line may end. */
function breakable(path: string): readonly (Node | string)[] {
  return path.split(/(?=[.[])/).flatMap((step) => [make('wbr'), step]);
}

function pair(name: string, value: Node | string): readonly Node[] {
  return [make('dt', {}, name), make('dd', {}, value)];
}

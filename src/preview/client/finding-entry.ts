/** One finding as the list shows it: what it is about first, then what is wrong; where in the file on demand, or where nothing else says where. */
import type { Mending } from '../../checks/index.js';
import type { JsonPath } from '../../diagnostics/index.js';
import type { FindingView } from '../protocol.js';
import { make, makeButton, makeSingleButton } from './dom.js';
import type { Words } from './texts.js';
import { isNotTaken } from './view-order.js';

interface FindingEntryOptions {
  readonly words: Words;
  /** Name of the file that is shown: a template or a font, which is another one, has to be named. */
  readonly file: string | null;
  readonly isChosen: boolean;
  readonly onChosen: () => void;
  readonly onMending: (mending: Mending) => void;
  readonly onDrop: (path: JsonPath) => void;
}

export function findingEntry(finding: FindingView, options: FindingEntryOptions): HTMLLIElement {
  const { words, file, isChosen, onChosen, onMending, onDrop } = options;
  const { severity, message, english, expected, actual, position, path } = finding;
  const compared = [
    expected === null ? '' : `${words.say('expected')} ${expected}`,
    actual === null ? '' : `${words.say('actual')} ${actual}`,
  ].filter(Boolean);
  const line = position === null ? '' : words.say('line', position.line);
  const other = finding.file === file ? '' : (finding.file ?? '');
  const isPlaced = finding.place !== '' && other === '';
  const where = isPlaced ? '' : [other, line].filter(Boolean).join('\u2002');
  const subject = finding.place === '' ? words.say(severity) : finding.place;
  const button = makeButton(
    {
      class: `finding ${severity}`,
      'aria-current': isChosen ? 'true' : null,
      'data-path': path,
      title: [path ?? '', isPlaced ? line : ''].filter(Boolean).join('\u2002') || null,
    },
    onChosen,
    make(
      'span',
      { class: 'subject' },
      make('span', { class: 'severity' }, make('span', { class: 'unseen' }, words.say(severity))),
      subject,
    ),
    make('span', { class: 'message' }, words.pick(message, english)),
    ...(compared.length === 0
      ? []
      : [make('span', { class: 'compared' }, compared.join(words.pick('，', ', ')))]),
    ...(where === '' ? [] : [make('span', { class: 'where' }, where)]),
  );
  const buttons = (finding.mendings ?? []).map((one) =>
    makeSingleButton({ class: 'mending' }, () => onMending(one), words.pick(one.label, one.english)),
  );
  if (isNotTaken(finding) && path !== null)
    buttons.push(makeSingleButton({ class: 'mending let-go' }, () => onDrop(path), words.say('dropTyped')));
  if (buttons.length === 0) return make('li', {}, button);
  return make('li', {}, button, make('div', { class: 'mendings' }, ...buttons));
}

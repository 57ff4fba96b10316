/** Asks which projects of which other filing are to be copied. */
import type { SourceView } from '../../protocol.js';
import type { Api } from '../api.js';
import { make } from '../dom.js';
import type { Words } from '../texts.js';
import { askInDialog, tickedIn } from './ask-in-dialog.js';

interface ChosenProjects {
  readonly source: string;
  readonly projects: readonly number[];
}

/** Whose projects they are to be: last year's are those of the same unit, one year before. */
interface FilingOfYear {
  readonly source: string;
  readonly unit: string;
  readonly year: string;
}

/** Null where nothing was chosen. */
export function askProjects(
  into: FilingOfYear,
  listed: readonly SourceView[],
  api: Api,
  words: Words,
): Promise<ChosenProjects | null> {
  const sources = listed.filter(({ id }) => id !== into.source);
  const lastYears = sources.filter((one) => isLastYear(one, into));
  const others = sources.filter((one) => !lastYears.includes(one));
  const list = make('fieldset', { class: 'project-choices', 'aria-label': words.say('projects') });
  const group = (label: string, ones: readonly SourceView[]) =>
    ones.length === 0 ? [] : [make('optgroup', { label }, ...ones.map(optionOf))];
  const source = make(
    'select',
    { 'aria-label': words.say('filings') },
    ...group(words.say('lastYears'), lastYears),
    ...group(words.say('otherFilings'), others),
  );
  const wanted = `${into.unit} ${Number(into.year) - 1}`;
  const missing = make(
    'p',
    { class: 'subtle' },
    words.say('noLastYear').replace('#', () => wanted),
  );
  const show = async (): Promise<void> => {
    const names = await namesOf(source.value, api);
    list.replaceChildren(
      ...names.map((name, index) =>
        make('label', {}, make('input', { type: 'checkbox', value: String(index) }), ` ${name}`),
      ),
      ...(names.length === 0 ? [make('p', {}, words.say('noProjects'))] : []),
    );
  };
  source.addEventListener('change', () => void show());
  if (sources.length > 0) void show();
  const answer = (): ChosenProjects | null => {
    const ticked = tickedIn(list);
    return ticked.length === 0 ? null : { source: source.value, projects: ticked.map(Number) };
  };
  return askInDialog({
    name: 'copy-projects',
    heading: words.say('copyHead'),
    content: [
      ...(lastYears.length === 0 ? [missing] : []),
      sources.length === 0 ? make('p', {}, words.say('noOtherFilings')) : source,
      list,
    ],
    take: { id: 'copy-chosen', label: words.say('copyChosen'), answer },
    words,
  });
}

function optionOf({ id, name, unit, year }: SourceView): HTMLOptionElement {
  return make('option', { value: id }, unit === null ? name : `${unit}\u2002${year ?? ''}（${name}）`);
}

function isLastYear({ unit, year }: SourceView, into: FilingOfYear): boolean {
  return unit !== null && plain(unit) === plain(into.unit) && Number(year) === Number(into.year) - 1;
}

/** Of two writings of one name the same. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '');
}

/** None of a filing that cannot be read. */
async function namesOf(source: string, api: Api): Promise<readonly string[]> {
  try {
    return await api.projectNames(source);
  } catch {
    return [];
  }
}

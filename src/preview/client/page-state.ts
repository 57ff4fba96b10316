/** What the reader has chosen; kept in the address, so that loading the page again shows the same. */
import type { ProfileId } from '../../layout/index.js';
import type { View } from '../protocol.js';

export interface PageState {
  readonly source: string | null;
  readonly form: string | null;
  readonly project: number | null;
  readonly profile: ProfileId;
  readonly settings: ReadonlyMap<string, string>;
}

export function queryOf(state: PageState): URLSearchParams {
  const query = new URLSearchParams();
  if (state.source !== null) query.set('source', state.source);
  if (state.form !== null) query.set('form', state.form);
  if (state.project !== null) query.set('project', String(state.project));
  if (state.profile !== 'table') query.set('profile', state.profile);
  for (const [name, value] of state.settings) query.append('set', `${name}=${value}`);
  return query;
}

/** With the pages that the view's first picture needs, and the document whose pages are here already. */
export function queryWithPages(
  state: PageState,
  shown: View | null,
  inView: readonly number[],
): URLSearchParams {
  const query = queryOf(state);
  const { source, form, project } = state;
  const goesOn =
    source === shown?.source.id &&
    (form ?? shown.form) === shown.form &&
    (project ?? shown.project) === shown.project;
  query.set('from', String((goesOn ? inView.at(0) : null) ?? 1));
  query.set('to', String((goesOn ? inView.at(-1) : null) ?? 1));
  if (goesOn && shown.document !== null) query.set('document', shown.document.id);
  return query;
}

/** Written at each key otherwise, which takes the browser longer than it takes to look. */
export function keepInAddress(state: PageState): void {
  const address = `#${queryOf(state)}`;
  if (location.hash !== address) history.replaceState(null, '', address);
}

export function readPageState(query: URLSearchParams): PageState {
  const settings = query.getAll('set').map((setting): readonly [string, string] => {
    const at = setting.indexOf('=');
    return [setting.slice(0, at), setting.slice(at + 1)];
  });
  const project = query.get('project');
  return {
    source: query.get('source'),
    form: query.get('form'),
    project: project === null ? null : Number(project),
    profile: query.get('profile') === 'gbt9704' ? 'gbt9704' : 'table',
    settings: new Map(settings),
  };
}

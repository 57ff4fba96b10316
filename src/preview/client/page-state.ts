/** What the reader has chosen; kept in the address, so that loading the page again shows the same. */
import type { ProfileId } from '../../layout/index.js';

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

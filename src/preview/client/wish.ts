/** What the reader has chosen; kept in the address, so that loading the page again shows the same. */
import type { ProfileId } from '../../layout/index.js';

export interface Wish {
  readonly source: string | null;
  readonly form: string | null;
  readonly project: number | null;
  readonly profile: ProfileId;
  readonly settings: ReadonlyMap<string, string>;
}

export function queryOf(wish: Wish): URLSearchParams {
  const query = new URLSearchParams();
  if (wish.source !== null) query.set('source', wish.source);
  if (wish.form !== null) query.set('form', wish.form);
  if (wish.project !== null) query.set('project', String(wish.project));
  if (wish.profile !== 'table') query.set('profile', wish.profile);
  for (const [name, value] of wish.settings) query.append('set', `${name}=${value}`);
  return query;
}

export function readWish(query: URLSearchParams): Wish {
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

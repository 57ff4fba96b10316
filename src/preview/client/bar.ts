/** The bar over the pages, and the command under the choices: what is shown, and which page of it is in view. */
import type { View } from '../protocol.js';
import { byId } from './dom.js';
import type { Zoom } from './sheets.js';
import type { Words } from './texts.js';

/** `shown`: the view whose pages stand there; while a filing is broken, that is still the form shown last. */
export function describe(latest: View, shown: View | null, words: Words): void {
  const view = latest.filing === null && shown !== null ? shown : latest;
  const form = view.filing?.forms.find(({ id }) => id === view.form);
  const title = form?.title ?? view.source.name;
  const subjects = form?.scope === 'each' ? form.subjects : (view.filing?.projects ?? []);
  const project = view.project === null ? null : (subjects[view.project] ?? null);
  // Of a filing that cannot be read nothing more is known than its file, and whose it may be.
  const known = view.filing ?? { unit: view.source.unit, year: view.source.year };
  byId('title', HTMLElement).textContent = title;
  byId('subtitle', HTMLElement).textContent = [known.unit, known.year, project]
    .filter(Boolean)
    .join('\u2002');
  byId('command', HTMLElement).textContent = view.command;
  // The menu is opened by what is no button.
  byId('download', HTMLElement).inert = latest.filing === null || latest.form === null;
  byId('print', HTMLButtonElement).disabled = latest.document === null;
  // No pages, nothing to turn and scale.
  byId('view-tools', HTMLElement).hidden = shown === null;
  document.title = `${title} · ${words.say('brand')}`;
}

interface PlaceInView {
  /** Counts from 1. */
  readonly page: number;
  readonly pages: number;
  readonly percent: number;
  readonly zoom: Zoom;
}

/** Not where the page's number is being typed. */
export function describePlace({ page, pages, percent, zoom }: PlaceInView): void {
  const box = byId('page', HTMLInputElement);
  if (document.activeElement !== box) box.value = pages === 0 ? '' : String(page);
  byId('pages-total', HTMLElement).textContent = `/ ${pages}`;
  byId('zoom', HTMLElement).textContent = `${percent}%`;
  byId('fit', HTMLButtonElement).setAttribute('aria-pressed', String(zoom === 'fit'));
  byId('fit-page', HTMLButtonElement).setAttribute('aria-pressed', String(zoom === 'page'));
}

/** The bar over the pages, and the command under the choices: what is shown, and which page of it is in view. */
import type { View } from '../protocol.js';
import { byId } from './dom.js';
import type { Zoom } from './sheets.js';
import type { Words } from './texts.js';

/** What may be had only of a filing that can be read. */
const documentButtons = '[data-format], #get-zip, #copy';

/** `shown`: the view whose pages stand there; while a filing is broken, that is still the form shown last. */
export function describe(latest: View, shown: View | null, words: Words): void {
  const view = latest.filing === null && shown !== null ? shown : latest;
  const form = view.filing?.forms.find(({ id }) => id === view.form);
  const title = form?.title ?? view.source.name;
  const subjects = form?.scope === 'each' ? form.subjects : (view.filing?.projects ?? []);
  const project = view.project === null ? null : (subjects[view.project] ?? null);
  const { unit, year } = view.filing ?? { unit: view.source.name, year: '' };
  byId('title', HTMLElement).textContent = title;
  byId('subtitle', HTMLElement).textContent = [unit, year, project].filter(Boolean).join('\u2002');
  byId('command', HTMLElement).textContent = view.command;
  for (const button of document.querySelectorAll<HTMLButtonElement>(documentButtons)) {
    button.disabled = latest.filing === null || latest.form === null;
  }
  byId('print', HTMLButtonElement).disabled = latest.document === null;
  document.title = `${title} · ${words.say('brand')}`;
}

export interface PlaceInView {
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

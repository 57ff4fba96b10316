/** Starts the page: joins buttons and keys to what they do. */
import { Api } from './api.js';
import { App } from './app.js';
import { byId, make } from './dom.js';
import { listenToDrops } from './drop.js';
import { showKeys } from './help.js';
import { listenToKeys } from './keyboard.js';
import { listenToChanges } from './live.js';
import { Words } from './texts.js';

const words = new Words(document.documentElement.lang === 'en' ? 'en' : 'zh');
const token = document.querySelector('meta[name=token]')?.getAttribute('content') ?? '';
const api = new Api(token);
const app = new App(api, words);
const { sheets } = app;

function onClick(id: string, action: () => void): void {
  byId(id, HTMLButtonElement).addEventListener('click', action);
}

async function save(path: string): Promise<void> {
  try {
    const { name, content } = await api.file(path);
    const address = URL.createObjectURL(content);
    make('a', { href: address, download: name }).click();
    URL.revokeObjectURL(address);
  } catch (error) {
    app.fail(error);
  }
}

function saveAs(format: string, more = ''): void {
  void save(`/api/file?format=${format}${more}&${app.query}`);
}

function print(): void {
  window.open(api.addressOf(`/api/file?format=pdf&place=inline&${app.query}`), '_blank', 'noopener');
}

function say(text: string): void {
  byId('status', HTMLElement).textContent = text;
}

async function copyCommand(): Promise<void> {
  const command = byId('command', HTMLElement);
  try {
    await navigator.clipboard.writeText(command.textContent ?? '');
    say(words.say('copied'));
  } catch {
    getSelection()?.selectAllChildren(command);
  }
}

function showTab(chosen: 'choices' | 'thumbnails'): void {
  for (const name of ['choices', 'thumbnails']) {
    byId(`tab-${name}`, HTMLButtonElement).setAttribute('aria-selected', String(name === chosen));
    byId(name, HTMLElement).hidden = name !== chosen;
  }
}

// The arrows scroll the pages where the keyboard can reach them.
byId('pages', HTMLElement).tabIndex = 0;

const pageBox = byId('page', HTMLInputElement);
pageBox.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' && event.key !== 'Escape') return;
  const page = Number.parseInt(pageBox.value, 10);
  byId('pages', HTMLElement).focus({ preventScroll: true });
  if (event.key === 'Enter' && Number.isFinite(page)) sheets.goTo(page);
});
pageBox.addEventListener('focus', () => pageBox.select());
// What was typed and leads nowhere does not stay.
pageBox.addEventListener('blur', () => app.showPlace());

const turn = (pages: 1 | -1): void => sheets.goTo(sheets.page + pages);
onClick('previous', () => turn(-1));
onClick('next', () => turn(1));
onClick('zoom-out', () => sheets.step(-1));
onClick('zoom-in', () => sheets.step(1));
onClick('fit', () => sheets.setZoom('fit'));
for (const button of document.querySelectorAll<HTMLElement>('[data-format]')) {
  const { format = '', kind } = button.dataset;
  button.addEventListener('click', () => saveAs(format, kind === 'pictures' ? `&page=${sheets.page}` : ''));
}
onClick('get-zip', () => void save(`/api/zip?${app.query}`));
onClick('print', print);
onClick('copy', () => void copyCommand());
onClick('help', () => showKeys(words));
onClick('tab-choices', () => showTab('choices'));
onClick('tab-thumbnails', () => showTab('thumbnails'));
onClick('language', () => {
  words.switch();
  document.documentElement.lang = words.language === 'zh' ? 'zh-CN' : 'en';
  byId('language', HTMLButtonElement).textContent = words.language === 'zh' ? 'EN' : '中';
  app.translate();
});

listenToKeys({
  scroll: (y) => sheets.scrollBy(y),
  turn,
  goToEnd: (end) => sheets.goTo(end === 'first' ? 1 : Number.POSITIVE_INFINITY),
  zoom: (direction) => sheets.step(direction),
  fit: () => sheets.setZoom('fit'),
  focusPageBox: () => pageBox.focus(),
  print,
  moveCell: (direction) => app.selection.moveCell(direction),
  moveFinding: (direction) => app.selection.moveFinding(direction),
  clear: () => app.selection.clear(),
  help: () => showKeys(words),
});

listenToDrops((file) => {
  api.drop(file).then(
    ({ id }) => app.choose({ source: id, form: null, project: null }),
    (error: unknown) => app.fail(error),
  );
});

words.fill(document);
byId('language', HTMLButtonElement).textContent = words.language === 'zh' ? 'EN' : '中';
void app.reload();
void listenToChanges({
  api,
  onChange: () => void app.reload(),
  onLine: (stands) => {
    document.body.classList.toggle('lost', !stands);
    say(stands ? '' : words.say('lost'));
  },
});

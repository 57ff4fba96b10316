/** Starts the page: joins buttons and keys to what they do. */
import { Api, headOf } from './api.js';
import { App } from './app.js';
import { byId, make } from './dom.js';
import { listenToDrops } from './drop.js';
import { toggleFields } from './fields.js';
import { Find } from './find.js';
import { showKeys } from './help.js';
import { listenToKeys } from './keyboard.js';
import { listenToChanges } from './live.js';
import { Drawers, listenToMenu, listenToTabs } from './panes.js';
import { printDocument } from './print.js';
import { say } from './status.js';
import { Words } from './texts.js';

const words = new Words(document.documentElement.lang === 'en' ? 'en' : 'zh');
const api = new Api(headOf(document.head.innerHTML), () => {
  // The page that goes with the program, unless something is being typed into this one.
  if (!app.editing.isBusy) location.reload();
});
const app = new App(api, words);
const { sheets } = app;

function onClick(id: string, action: () => void): void {
  byId(id, HTMLButtonElement).addEventListener('click', action);
}

async function save(path: string): Promise<void> {
  try {
    const { name, content, leftOut } = await api.file(path);
    const address = URL.createObjectURL(content);
    make('a', { href: address, download: name }).click();
    URL.revokeObjectURL(address);
    say(leftOut === 0 ? '' : words.say('leftOut', leftOut));
  } catch (error) {
    app.fail(error);
  }
}

function saveAs(format: string, more = ''): void {
  void save(`/api/file?format=${format}${more}&${app.query}`);
}

async function print(): Promise<void> {
  // While one types in a long filing, pages out of sight come later.
  await app.reload();
  const shown = app.printable;
  if (shown === null) return;
  try {
    await printDocument(api, shown, (number) => say(words.say('printing', number)));
    say('');
  } catch (error) {
    say('');
    app.fail(error);
  }
}

/** The button says the other language's name in that language. */
function nameLanguage(): void {
  const button = byId('language', HTMLButtonElement);
  button.textContent = words.say('switchLanguage');
  button.lang = words.language === 'zh' ? 'en' : 'zh-CN';
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
onClick('fields', toggleFields);
onClick('fit-page', () => sheets.setZoom('page'));
for (const button of document.querySelectorAll<HTMLElement>('[data-format]')) {
  const { format = '', kind } = button.dataset;
  button.addEventListener('click', () => saveAs(format, kind === 'pictures' ? `&page=${sheets.page}` : ''));
}
onClick('get-zip', () => void save(`/api/zip?${app.query}`));
onClick('print', () => void print());
onClick('copy', () => void copyCommand());
onClick('help', () => showKeys(words));
onClick('begin', () => app.start.open());
onClick('language', () => {
  words.switch();
  document.documentElement.lang = words.language === 'zh' ? 'zh-CN' : 'en';
  nameLanguage();
  app.translate();
});

listenToTabs();
listenToMenu('download');
const drawers = new Drawers();
app.onTurned = () => drawers.close();
window.addEventListener('popstate', () => app.goBack());
// What has not been handed in would be lost with the page: the browser asks.
window.addEventListener('beforeunload', (event) => {
  if (!app.editing.isHandedIn) event.preventDefault();
});

const find = new Find({
  api,
  words,
  document: () => app.printable?.id ?? null,
  page: () => sheets.page,
  onFound: (place) => app.selection.select(place),
  onClosed: () => byId('pages', HTMLElement).focus({ preventScroll: true }),
});

listenToKeys({
  find: () => find.open(),
  scroll: (y) => sheets.scrollBy(y),
  turn,
  goToEnd: (end) => sheets.goTo(end === 'first' ? 1 : Number.POSITIVE_INFINITY),
  zoom: (direction) => sheets.step(direction),
  fit: () => sheets.setZoom('fit'),
  fitPage: () => sheets.setZoom('page'),
  focusPageBox: () => pageBox.focus(),
  toggleFields,
  print: () => void print(),
  moveCell: (direction) => app.selection.moveCell(direction),
  moveFinding: (direction) => app.selection.moveFinding(direction),
  clear: () => app.selection.clear(),
  help: () => showKeys(words),
});

listenToDrops((file) => {
  api.drop(file).then(
    ({ id }) => app.open(id),
    (error: unknown) => app.fail(error),
  );
});

words.fill(document);
nameLanguage();
void app.reload();
void listenToChanges({
  api,
  onChange: (event) => app.changed(event),
  onLine: (stands) => {
    const wasLost = document.body.classList.contains('lost');
    document.body.classList.toggle('lost', !stands);
    if (!stands) app.fail(null);
    else if (wasLost) app.editing.lineStands();
  },
});

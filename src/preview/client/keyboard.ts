/** Keys of the page, for those who do without a mouse. */

interface KeyActions {
  readonly scroll: (y: number) => void;
  readonly turn: (pages: 1 | -1) => void;
  readonly goToEnd: (end: 'first' | 'last') => void;
  readonly zoom: (direction: 1 | -1) => void;
  readonly fit: () => void;
  readonly fitPage: () => void;
  readonly focusPageBox: () => void;
  readonly toggleFields: () => void;
  readonly print: () => void;
  readonly find: () => void;
  readonly moveCell: (direction: Direction) => void;
  readonly moveFinding: (direction: 1 | -1) => void;
  readonly clear: () => void;
  readonly help: () => void;
}

export type Direction = 'left' | 'right' | 'up' | 'down';

const line = 60;

const cellKeys: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function listenToKeys(actions: KeyActions): void {
  const keys = new Map<string, () => void>([
    ['ArrowUp', () => actions.scroll(-line)],
    ['ArrowDown', () => actions.scroll(line)],
    ['ArrowLeft', () => actions.turn(-1)],
    ['ArrowRight', () => actions.turn(1)],
    ['PageUp', () => actions.turn(-1)],
    ['PageDown', () => actions.turn(1)],
    ['Home', () => actions.goToEnd('first')],
    ['End', () => actions.goToEnd('last')],
    ['+', () => actions.zoom(1)],
    ['=', () => actions.zoom(1)],
    ['-', () => actions.zoom(-1)],
    ['0', actions.fit],
    ['9', actions.fitPage],
    ['g', actions.focusPageBox],
    ['e', actions.toggleFields],
    ['[', () => actions.moveFinding(-1)],
    [']', () => actions.moveFinding(1)],
    ['Escape', actions.clear],
    ['?', actions.help],
  ]);
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const action = actionOf(event, keys, actions);
    if (action === null) return;
    event.preventDefault();
    action();
  });
}

function actionOf(
  event: KeyboardEvent,
  keys: ReadonlyMap<string, () => void>,
  actions: KeyActions,
): (() => void) | null {
  const letter = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : '';
  if (letter === 'p') return actions.print;
  if (letter === 'f' && document.querySelector('dialog[open]') === null) return actions.find;
  if (event.ctrlKey || event.metaKey || document.querySelector('dialog[open]') !== null) return null;
  const { target } = event;
  if (target instanceof Element && target.matches('input:not([type=checkbox]), select, textarea'))
    return null;
  const direction = cellKeys[event.key];
  if (event.altKey) return direction === undefined ? null : () => actions.moveCell(direction);
  return moveInList(event) ?? keys.get(event.key) ?? null;
}

/** In a list the arrows go from entry to entry. */
function moveInList({ key, target }: KeyboardEvent): (() => void) | null {
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  const list = target instanceof Element ? target.closest('[data-arrows]') : null;
  if (step === 0 || list === null) return null;
  const buttons = [...list.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  return () => buttons[at + step]?.focus();
}

/** What keys do over a selected cell, and in its input once that is open. */
import type { RowAction } from '../../../editing/index.js';

export interface EditorKeys {
  /** To the nearest cell that can be edited; at the pages' end to none. */
  readonly move: (direction: 'left' | 'right' | 'up' | 'down') => void;
  /** To any cell. */
  readonly moveCell: (direction: 'left' | 'right' | 'up' | 'down') => void;
  /** False: there is none, and the key goes where it usually does. */
  readonly next: (direction: 1 | -1) => boolean;
  readonly leave: () => void;
  readonly turn: (pages: 1 | -1) => void;
  readonly row: (action: RowAction) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface EditorState {
  readonly isOpen: boolean;
  /** Whether the input takes line ends. */
  readonly isLong: boolean;
}

interface EditorActions {
  readonly open: () => void;
  readonly blank: () => void;
  /** False: what was typed is refused, and the input stays. */
  readonly close: () => boolean;
  readonly revert: () => void;
}

const arrows = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;

/** Keyboards on the screen have no Shift for Enter; there a touch goes to the next cell. */
const onGlass = matchMedia('(pointer: coarse)');

/** Null: the key is the input's own. */
export function keyAction(
  event: KeyboardEvent,
  { isOpen, isLong }: EditorState,
  keys: EditorKeys,
  actions: EditorActions,
): (() => void) | null {
  const { key, altKey, shiftKey } = event;
  const direction = isArrow(key) ? arrows[key] : null;
  const closeAnd = (then: () => void) => () => {
    if (!isOpen || actions.close()) then();
  };
  const row = rowAction(event);
  if (row !== null) return closeAnd(() => keys.row(row));
  if (altKey && direction !== null) return closeAnd(() => keys.moveCell(direction));
  if (key === 'Tab') return tab(shiftKey ? -1 : 1, keys, closeAnd);
  if (isOpen) {
    if (key === 'Escape') return actions.revert;
    if (key === 'Enter' && !(isLong && (shiftKey || altKey || onGlass.matches)))
      return closeAnd(() => keys.move('down'));
    return null;
  }
  if (event.ctrlKey || event.metaKey) return history(event, keys);
  if (direction !== null) return () => keys.move(direction);
  switch (key) {
    case 'Enter':
    case 'F2':
      return actions.open;
    case 'Delete':
    case 'Backspace':
      return actions.blank;
    case 'Escape':
      return keys.leave;
    case 'PageUp':
      return () => keys.turn(-1);
    case 'PageDown':
      return () => keys.turn(1);
    default:
      return null;
  }
}

/** Keys that change the row as a whole; while a value is typed, Delete and D are its own. */
function rowAction({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): RowAction | null {
  const isControl = ctrlKey || metaKey;
  if (isControl && key === 'Enter') return 'add';
  if (isControl && key.toLowerCase() === 'd') return 'duplicate';
  if (altKey && shiftKey && key === 'ArrowUp') return 'up';
  if (altKey && shiftKey && key === 'ArrowDown') return 'down';
  const isTyping = target instanceof Element && target.closest('.cell-editor.open') !== null;
  return isControl && key === 'Delete' && !isTyping ? 'remove' : null;
}

function isArrow(key: string): key is keyof typeof arrows {
  return Object.hasOwn(arrows, key);
}

/** At the last cell the keyboard goes on to what stands behind the pages. */
function tab(direction: 1 | -1, keys: EditorKeys, closeAnd: (then: () => void) => () => void): () => void {
  return closeAnd(() => {
    if (!keys.next(direction)) keys.leave();
  });
}

function history({ key, shiftKey }: KeyboardEvent, keys: EditorKeys): (() => void) | null {
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? keys.redo : keys.undo;
  return letter === 'y' ? keys.redo : null;
}

/** What becomes of an edit whose answer was lost with the line to the server: whether it was done, is to be sent again, or cannot be. */
import type { EditCommand, EditingView } from '../../editing-protocol.js';

/** `void`: the filing is another one than the edit was made in. */
type WayOn = 'again' | 'done' | 'void';

/** `before`: the filing as this page knew it; null: not at all. `command` null: undo, saving and the like. */
export function wayOn(
  command: EditCommand | null,
  gesture: string | null,
  before: EditingView | null,
  now: EditingView,
): WayOn {
  if (now.state === before?.state) return 'again';
  if (gesture === null || now.gesture !== gesture) return 'void';
  // A row must not be added twice; a value that is typed twice is typed once.
  return command?.kind === 'type' ? 'again' : 'done';
}

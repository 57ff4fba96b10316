/** Keeps the line to the server open, and says when it breaks and stands again. */
import type { ChangeEvent } from '../protocol.js';
import type { Api } from './api.js';

interface LiveOptions {
  readonly api: Api;
  readonly onChange: (event: ChangeEvent) => void;
  readonly onLine: (stands: boolean) => void;
}

const firstPause = 500;
const longestPause = 5000;

export async function listenToChanges({ api, onChange, onLine }: LiveOptions): Promise<never> {
  let pause = firstPause;
  let wasLost = false;
  for (;;) {
    try {
      await api.events((event) => {
        pause = firstPause;
        // What was saved while the line was broken has been missed.
        if (wasLost) onChange({ kind: 'changed' });
        else if (event.kind !== 'hello') onChange(event);
        wasLost = false;
        onLine(true);
      });
    } catch {
      pause = Math.min(pause * 2, longestPause);
    }
    wasLost = true;
    onLine(false);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

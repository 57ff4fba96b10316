/** What every input of a value can do, and the plainest of them: one control of text. */

export interface ValueInput {
  readonly element: HTMLElement;
  /** What has the focus while the cell is selected. */
  readonly focus: HTMLElement;
  /** As typed. */
  read(): string;
  /** Shows a value to be changed. */
  write(value: string): void;
  /** Makes room for what is typed over a selected cell. */
  clear(): void;
  /** Puts the caret where a click or F2 wants it. */
  select(): void;
}

export function textControl(control: HTMLInputElement | HTMLTextAreaElement): ValueInput {
  return {
    element: control,
    focus: control,
    read: () => control.value,
    write: (value) => {
      control.value = value;
    },
    clear: () => {
      control.value = '';
    },
    select: () => control.select(),
  };
}

/** Opening an input lays it out anew, and a character that an input method commits at once then has the caret before it. */
export function caretToEnd(): void {
  const { activeElement: input } = document;
  const isText = input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement;
  // Null: an input without a caret, such as one of dates.
  if (isText && input.selectionStart !== null)
    input.setSelectionRange(input.value.length, input.value.length);
}

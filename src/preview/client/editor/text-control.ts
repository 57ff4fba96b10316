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

/** Values as PDF writes them: text strings for pdfkit, and for what we write ourselves. */

export type TextString = InstanceType<typeof String>;

/** A text string (ISO 32000-1, 7.9.2.2): pdfkit takes String objects for these, as plain strings are names to it. */
export function textString(text: string): TextString {
  return Object(text);
}

/** A text string as it stands in a file: UTF-16 in hexadecimal. */
export function hexText(text: string): string {
  let hex = '';
  for (let index = 0; index < text.length; index += 1)
    hex += text.charCodeAt(index).toString(16).padStart(4, '0');
  return `<feff${hex}>`;
}

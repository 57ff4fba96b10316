/** A PDF text string (ISO 32000-1, 7.9.2.2): pdfkit takes String objects for these, as plain strings are names to it. */

export type TextString = InstanceType<typeof String>;

export function textString(text: string): TextString {
  return Object(text);
}

/** Tells messages of one kind from others: a template's faulty row says the same of each row of data. */

/** The message without its numbers and quotations, in which messages of one kind differ. */
export function commonPart(message: string): string {
  return message.replace(/“[^”]*”|\d+/g, '');
}

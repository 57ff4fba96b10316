/** Texts of messages and files: what is common to messages of one kind, and copies that free a file's text. */

/** The message without its numbers and quotations, in which messages of one kind differ. */
export function commonPart(message: string): string {
  return message.replace(/“[^”]*”|\d+/g, '');
}

/** Copies the text: a slice of a long text would keep all of it in memory. */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Lets a file's text go while a few words of it are kept. */

/** The same text in memory of its own: a part of a long text would keep all of it from being let go. */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

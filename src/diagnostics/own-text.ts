/** Copies texts, so that a file's text can be freed while a few words of it are in use. */

/** Copies the text: a slice of a long text would keep all of it in memory. */
export function ownText(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

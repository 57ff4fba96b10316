/** Turns the bytes of web pages, XML and CSV into text: by their mark, by what they say of themselves, else by what they can be. */

/** Bytes that are searched for the name of an encoding, as browsers do. */
const declarationLength = 2048;
const declared = /(?:charset\s*=\s*|encoding\s*=\s*)["']?\s*([\w-]+)/iu;

export function decodeText(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes);
  if (marked !== null) return decoded(bytes, marked, false) ?? '';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, declarationLength));
  const [, name = 'utf-8'] = declared.exec(head.toString('latin1')) ?? [];
  // A system's GBK often calls itself UTF-8, or nothing at all.
  const sound = [name, 'utf-8', 'gb18030'].map((one) => decoded(bytes, one, true));
  return (
    sound.find((text) => text !== null) ?? decoded(bytes, name, false) ?? decoded(bytes, 'utf-8', false) ?? ''
  );
}

function markedEncoding([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
}

/** Null where there is no such encoding, and with `fatal` where the bytes are none of it. */
function decoded(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

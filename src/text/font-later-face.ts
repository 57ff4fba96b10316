/** A face that is loaded with the first lookup, so that rare hanzi cost nothing in documents without them. */
import type { Face } from './font-book.js';
import { fontInMemory } from './font-file.js';

/** Replaces a face that cannot be read; has no characters. */
const emptyFace: Omit<Face, 'id'> = {
  postScriptName: '',
  ascent: 0,
  descent: 0,
  capHeight: 0,
  boundingBox: [0, 0, 0, 0],
  bold: false,
  outlines: 'TrueType',
  advance: () => null,
  glyph: () => 0,
  ...fontInMemory(new Uint8Array()),
};

/** A stand-in that passes on to the face, which it loads when it is first asked for anything but its id. */
export function laterFace(id: string, load: () => Omit<Face, 'id'> | null): Face {
  let face: Omit<Face, 'id'> | null = null;
  return new Proxy<Face>(
    { id, ...emptyFace },
    {
      get(_, name) {
        if (name === 'id') return id;
        face ??= load() ?? emptyFace;
        return Reflect.get(face, name);
      },
    },
  );
}

/** Damages filings: their values, and the text and bytes that they are written in. */
import { hostileTexts, someText, someValue } from './hostile-values.js';
import type { Random } from './random.js';

/** A part that can be written to. */
type Holder = Record<string, unknown> | unknown[];

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

function keysOf(holder: Holder): readonly string[] {
  return Object.keys(holder);
}

function get(holder: Holder, key: string): unknown {
  return Reflect.get(holder, key);
}

/** An own property even where the key is `__proto__`. */
function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** Every list and object, outer ones first; the depth is no matter. */
function holdersOf(value: unknown): readonly Holder[] {
  const found: Holder[] = isHolder(value) ? [value] : [];
  for (const holder of found) found.push(...Object.values(holder).filter(isHolder));
  return found;
}

type Mutation = (holder: Holder, key: string, random: Random, root: Holder) => void;

const replaceText: Mutation = (holder, key, random) => {
  const isText = typeof get(holder, key) === 'string';
  if (isText || random.chance(0.2)) put(holder, key, someText(random));
};

const weave: Mutation = (holder, key, random) => {
  const text = get(holder, key);
  if (typeof text !== 'string') return;
  const at = random.below(text.length + 1);
  put(holder, key, text.slice(0, at) + random.of(hostileTexts) + text.slice(at));
};

const replaceValue: Mutation = (holder, key, random) => put(holder, key, someValue(random));

const remove: Mutation = (holder, key) => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
};

const rename: Mutation = (holder, key, random) => {
  if (Array.isArray(holder)) return;
  const value = get(holder, key);
  Reflect.deleteProperty(holder, key);
  put(
    holder,
    random.of([`${key}s`, key.slice(1), key.toUpperCase(), '__proto__', 'constructor', ' ', '']),
    value,
  );
};

const add: Mutation = (holder, _key, random) => {
  if (Array.isArray(holder)) holder.splice(random.below(holder.length + 1), 0, someValue(random));
  else
    put(holder, random.of(['__proto__', 'constructor', 'toString', 'extra', '名称', '']), someValue(random));
};

const repeat: Mutation = (holder, key, random) => {
  if (!Array.isArray(holder)) return;
  const copies = random.of([1, 2, 30]);
  for (let copy = 0; copy < copies; copy += 1) holder.push(structuredClone(holder[Number(key)]));
};

const transplant: Mutation = (holder, key, random, root) => {
  const from = random.of(holdersOf(root));
  const keys = keysOf(from);
  if (keys.length > 0) put(holder, key, structuredClone(get(from, random.of(keys))));
};

const bury: Mutation = (holder, key, random) => {
  let value: unknown = get(holder, key);
  for (let level = random.of([3, 200, 1000]); level > 0; level -= 1)
    value = level % 2 === 0 ? [value] : { a: value };
  put(holder, key, value);
};

const gentle: readonly Mutation[] = [replaceText, weave, weave, repeat, remove];
const rough: readonly Mutation[] = [
  replaceText,
  weave,
  replaceValue,
  remove,
  rename,
  add,
  repeat,
  transplant,
  bury,
];

/** The filing with some values changed: gently it is mostly still a filing, roughly it is mostly not. */
export function mutateValues(filing: unknown, random: Random, how: 'gentle' | 'rough'): unknown {
  const root = structuredClone(filing);
  if (!isHolder(root)) return root;
  for (let change = 1 + random.below(5); change > 0; change -= 1) {
    const holder = random.of(holdersOf(root));
    const keys = keysOf(holder);
    if (keys.length > 0) random.of(how === 'gentle' ? gentle : rough)(holder, random.of(keys), random, root);
  }
  return root;
}

const signs = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\n',
  '//',
  '/*',
  '*/',
  '\\u0000',
  '\\ud800',
  '1e999',
  '甲',
  '\ufeff',
  'null',
  '-',
];

function mutateText(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const length = random.of([1, 1, 2, 20, 500]);
  switch (random.below(20)) {
    case 0: {
      const depth = random.of([300, 100_000]);
      return `${text.slice(0, at)}${'['.repeat(depth)}${']'.repeat(random.of([0, depth]))}${text.slice(at)}`;
    }
    case 1:
    case 2:
      return text.slice(0, at);
    case 3:
    case 4:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    case 5:
    case 6:
    case 7:
      return text.slice(0, at) + text.slice(at + length);
    case 8:
    case 9:
    case 10:
    case 11:
      return text.replace(/"([a-z]\w*)":/, (member) => `${member}1,${member}`);
    default:
      return text.slice(0, at) + random.of(signs) + text.slice(at);
  }
}

function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

/** The text in UTF-8, or in what editors and old systems make of it. */
export function encode(text: string, random: Random): Uint8Array {
  switch (random.below(8)) {
    case 0:
      return Buffer.from(`\ufeff${text}`);
    case 1:
      return utf16(text, random.chance(0.5));
    case 2:
      return Buffer.from(text, 'latin1');
    case 3: {
      const bytes = Buffer.from(text);
      for (let flip = 1 + random.below(8); flip > 0; flip -= 1)
        bytes[random.below(bytes.length)] = random.below(256);
      return bytes;
    }
    default:
      return Buffer.from(text);
  }
}

/** The filing's text, damaged as text and as bytes. */
export function mutateBytes(filing: unknown, random: Random): Uint8Array {
  let text = random.chance(0.5) ? JSON.stringify(filing) : JSON.stringify(filing, null, 2);
  for (let change = random.below(3); change > 0; change -= 1) text = mutateText(text, random);
  return encode(text, random);
}

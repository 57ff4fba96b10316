/** Builds the plain value of a JSON text while it is parsed, with exact numbers where the schema wants digits. */
import { type ParseError, type ParseOptions, visit } from 'jsonc-parser';
import { NumberText, readDecimal } from './decimal.js';
import { childField } from './labels.js';
import type { Field } from './schema/structure.js';

export interface PlainReading {
  /** Undefined where the text holds none. Of a key given twice the last value counts. */
  readonly value: unknown;
  /** Whether any object gives a key twice. */
  readonly repeats: boolean;
  readonly errors: readonly ParseError[];
}

/** An object or list that is being filled, and what the schema says of the place. */
type Container =
  | {
      readonly kind: 'object';
      readonly object: Record<string, unknown>;
      readonly field: Field | null;
      key: string;
    }
  | { readonly kind: 'list'; readonly list: unknown[]; readonly element: Field | null };

/** Numbers stay texts, exactly as written, where `field` wants digits; `__proto__` is a key like any other. */
export function readPlainValue(text: string, root: Field | null, options: ParseOptions): PlainReading {
  const open: Container[] = [];
  const errors: ParseError[] = [];
  let value: unknown;
  let repeats = false;

  const fieldHere = (): Field | null => {
    const container = open.at(-1);
    if (container === undefined) return root;
    if (container.kind === 'list') return container.element;
    return container.field && childField(container.field, container.key);
  };
  const put = (child: unknown) => {
    const container = open.at(-1);
    if (container === undefined) value = child;
    else if (container.kind === 'list') container.list.push(child);
    else give(container.object, container.key, child);
  };

  visit(
    text,
    {
      onObjectBegin() {
        const container: Container = { kind: 'object', object: {}, field: fieldHere(), key: '' };
        put(container.object);
        open.push(container);
      },
      onObjectProperty(key) {
        const container = open.at(-1);
        if (container?.kind !== 'object') return;
        repeats ||= Object.hasOwn(container.object, key);
        container.key = key;
      },
      onArrayBegin() {
        const field = fieldHere();
        const container: Container = { kind: 'list', list: [], element: field && childField(field, 0) };
        put(container.list);
        open.push(container);
      },
      onObjectEnd: () => void open.pop(),
      onArrayEnd: () => void open.pop(),
      onLiteralValue(literal: unknown, offset, length) {
        const kind = fieldHere()?.kind;
        put(
          typeof literal === 'number' ? number(literal, text.slice(offset, offset + length), kind) : literal,
        );
      },
      onError: (error, offset, length) => void errors.push({ error, offset, length }),
    },
    options,
  );
  return { value, repeats, errors };
}

/** Sets an own property, also where a plain assignment would set the prototype. */
function give(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key !== '__proto__') object[key] = value;
  else Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

/** A number as the schema wants it where it stands: of amounts and decimals every digit counts. */
function number(literal: number, digits: string, kind: Field['kind'] | undefined): unknown {
  switch (kind) {
    case 'amount':
    case 'decimal':
      return readDecimal(digits).fault === null ? digits : new NumberText(digits);
    case 'value':
    case 'period':
      return digits;
    default:
      return literal;
  }
}

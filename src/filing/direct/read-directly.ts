/** Reads a filing that is right from text to value in one pass. What is unusual or wrong in any way it leaves to the schema. */
import { isCanonical } from '../normalize.js';
import { fieldOf } from '../schema/field.js';
import { type Filing, filingSchema } from '../schema/filing.js';
import { type LeafPlan, type ListPlan, type Member, type Plan, planOf, type RecordPlan } from './plan.js';
import { Tokens } from './tokens.js';

/** Stands for all that is not plain: faults, repairs, comments, keys given twice. */
const UNUSUAL = Symbol('unusual');
type Unusual = typeof UNUSUAL;

const root = fieldOf(filingSchema);
const plan = root === null ? null : planOf(root);

/**
 * The filing of a text, exactly as the schema reads it; null where the text is not plain JSON, where something in it
 * would be repaired or refused, or where a key is given twice.
 */
export function readDirectly(text: string): Filing | null {
  if (plan === null) return null;
  const reader = new Reader(new Tokens(text), plan.members);
  const value = reader.whole(plan.root);
  return value === UNUSUAL ? null : (value as Filing);
}

/** Before a first value and after: no text begins so. */
const NOTHING = '\u0000';

class Reader {
  /** By member, the words between the value before and its own, as they stood last: records are written alike. */
  private readonly leads: string[];
  /** By member, its last text with the quotes, and what was read of it: indicators of a group repeat their levels. */
  private readonly words: string[];
  private readonly values: unknown[];

  constructor(
    private readonly tokens: Tokens,
    members: readonly Member[],
  ) {
    this.leads = members.map(({ key }) => `"${key}":`);
    this.words = members.map(() => NOTHING);
    this.values = members.map(() => null);
  }

  whole(plan: Plan): unknown {
    const value = this.value(plan);
    return this.tokens.isAtEnd() ? value : UNUSUAL;
  }

  /** The value that stands next. */
  private value(plan: Plan): unknown {
    this.tokens.skipSpace();
    if (this.tokens.takeExactly('null')) return blankOf(plan);
    switch (plan.kind) {
      case 'record':
        return this.record(plan);
      case 'leaf':
        return this.leaf(plan);
      case 'target':
        return this.tokens.isAtQuote()
          ? readingValue(plan.read(this.tokens.quoted()))
          : this.record(plan.parts);
      case 'list':
        return this.list(plan);
      case 'aside':
        return this.tokens.quoted() ?? UNUSUAL;
    }
  }

  private record(plan: RecordPlan): Readonly<Record<string, unknown>> | Unusual {
    const { tokens } = this;
    if (!tokens.takeExactly('{')) return UNUSUAL;
    const record = { ...plan.blanks };
    let given = 0;
    let next = 0;
    if (!tokens.take('}')) {
      do {
        const member = this.member(plan, next);
        if (member === null || (given & member.bit) !== 0) return UNUSUAL;
        const value = this.memberValue(member);
        if (value === UNUSUAL) return UNUSUAL;
        if (member.plan.kind !== 'aside') record[member.key] = value;
        given |= member.bit;
        next = member.index + 1;
      } while (tokens.take(','));
      if (!tokens.takeExactly('}')) return UNUSUAL;
    }
    return fillIn(record, plan, given) ? record : UNUSUAL;
  }

  /** The member whose key stands here, most often the next one; reads up to its value. Null for any other key. */
  private member(plan: RecordPlan, next: number): Member | null {
    const { tokens } = this;
    const guess = plan.members[next];
    if (guess !== undefined && tokens.takeExactly(this.leads[guess.id] ?? NOTHING)) return guess;
    const start = tokens.at;
    tokens.skipSpace();
    const member = plan.byKey.get(tokens.quoted() ?? NOTHING);
    if (member === undefined || !tokens.take(':')) return null;
    tokens.skipSpace();
    this.leads[member.id] = tokens.text.slice(start, tokens.at);
    return member;
  }

  private memberValue({ id, plan }: Member): unknown {
    const { tokens } = this;
    tokens.skipSpace();
    if (tokens.takeExactly(this.words[id] ?? NOTHING)) return this.values[id];
    const isText = tokens.isAtQuote();
    const start = tokens.at;
    const value = this.value(plan);
    if (isText && value !== UNUSUAL) {
      this.words[id] = tokens.text.slice(start, tokens.at);
      this.values[id] = value;
    }
    return value;
  }

  private list({ element, most }: ListPlan): readonly unknown[] | Unusual {
    const { tokens } = this;
    const list: unknown[] = [];
    if (!tokens.takeExactly('[')) return UNUSUAL;
    if (tokens.take(']')) return list;
    do {
      const value = this.value(element);
      if (value === UNUSUAL || list.length === most) return UNUSUAL;
      list.push(value);
    } while (tokens.take(','));
    return tokens.takeExactly(']') ? list : UNUSUAL;
  }

  private leaf({ field, key }: LeafPlan): unknown {
    const given = this.given(field.kind);
    if (given === null || !isCanonical(given, field.kind, key)) return UNUSUAL;
    return readingValue(field.read(given));
  }

  /** A leaf's value as the schema wants it given; null for a value of another kind. */
  private given(kind: LeafPlan['field']['kind']): string | number | readonly string[] | null {
    const { tokens } = this;
    if (tokens.isAtQuote()) return tokens.quoted();
    switch (kind) {
      case 'amount':
      case 'decimal':
      case 'value':
      case 'period':
        return tokens.number();
      case 'year':
        return numberOf(tokens.number());
      case 'texts':
        return this.texts();
      case 'text':
      case 'date':
        return null;
    }
  }

  private texts(): readonly string[] | null {
    const { tokens } = this;
    const texts: string[] = [];
    if (!tokens.takeExactly('[')) return null;
    if (tokens.take(']')) return texts;
    do {
      tokens.skipSpace();
      const text = tokens.quoted();
      if (text === null) return null;
      texts.push(text);
    } while (tokens.take(','));
    return tokens.takeExactly(']') ? texts : null;
  }
}

function readingValue(reading: ReturnType<LeafPlan['field']['read']>): unknown {
  return 'value' in reading ? reading.value : UNUSUAL;
}

function numberOf(digits: string | null): number | null {
  return digits === null ? null : Number(digits);
}

/** Gives a record the members that its text leaves out; false where one of them must be given. */
function fillIn(record: Record<string, unknown>, { members }: RecordPlan, given: number): boolean {
  for (const { key, plan, bit } of members) {
    if ((given & bit) !== 0 || plan.kind === 'aside') continue;
    const blank = blankOf(plan);
    if (blank === UNUSUAL) return false;
    record[key] = blank;
  }
  return true;
}

/** What becomes of a place that is missing or null. */
function blankOf(plan: Plan): unknown {
  switch (plan.kind) {
    case 'leaf':
      return plan.field.blank === 'null' ? null : UNUSUAL;
    case 'record':
      return blankRecord(plan);
    case 'target':
      return null;
    case 'list':
      return [];
    case 'aside':
      return UNUSUAL;
  }
}

function blankRecord(plan: RecordPlan): Readonly<Record<string, unknown>> | null | Unusual {
  if (plan.blank === 'null') return null;
  if (plan.blank === 'refused') return UNUSUAL;
  const record = { ...plan.blanks };
  return fillIn(record, plan, 0) ? record : UNUSUAL;
}

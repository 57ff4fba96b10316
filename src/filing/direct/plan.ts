/** The schema's places as the direct reading goes through them: which keys a record has, and what is blank there. */
import { childField } from '../labels.js';
import type { Blank, Field, LeafField, ListField, TargetField } from '../schema/field.js';

export type Plan = LeafPlan | RecordPlan | TargetPlan | ListPlan | AsidePlan;

export interface LeafPlan {
  readonly kind: 'leaf';
  readonly field: LeafField;
  /** Its key; '' for an element of a list. */
  readonly key: string;
}

export interface RecordPlan {
  readonly kind: 'record';
  readonly blank: Blank;
  /** Those of the shape in its order, then those that are not kept. */
  readonly members: readonly Member[];
  readonly byKey: ReadonlyMap<string, Member>;
  /** The keys of the shape, each null: a copy is what a record begins as. */
  readonly blanks: Readonly<Record<string, unknown>>;
}

export interface TargetPlan {
  readonly kind: 'target';
  readonly read: TargetField['read'];
  readonly parts: RecordPlan;
}

export interface ListPlan {
  readonly kind: 'list';
  readonly element: Plan;
  readonly most: ListField['most'];
}

/** Of a text that is not kept. */
export interface AsidePlan {
  readonly kind: 'aside';
}

export interface Member {
  readonly key: string;
  readonly plan: Plan;
  /** Among the members of its record, from 0. */
  readonly index: number;
  /** One bit, for a record's note of what it has been given. */
  readonly bit: number;
  /** Among all members of the whole plan, from 0. */
  readonly id: number;
}

export interface WholePlan {
  readonly root: Plan;
  readonly members: readonly Member[];
}

/** Bits of an integer that operators on bits leave positive. */
const MOST_MEMBERS = 30;

export function planOf(field: Field): WholePlan {
  const members: Member[] = [];
  return { root: placePlan(field, '', members), members };
}

function placePlan(field: Field, key: string, all: Member[]): Plan {
  switch (field.kind) {
    case 'record':
      return recordPlan(field, field.blank, field.aside ?? [], all);
    case 'target':
      return { kind: 'target', read: field.read, parts: recordPlan(field, 'refused', [], all) };
    case 'list':
      return { kind: 'list', element: childPlan(field, 0, all), most: field.most };
    default:
      return { kind: 'leaf', field, key };
  }
}

function childPlan(field: Field, step: string | number, all: Member[]): Plan {
  const child = childField(field, step);
  if (child === null) throw new TypeError(`a place of the filing schema that is not described: ${step}`);
  return placePlan(child, typeof step === 'string' ? step : '', all);
}

function recordPlan(
  field: Extract<Field, { readonly shape: unknown }>,
  blank: Blank,
  aside: readonly string[],
  all: Member[],
): RecordPlan {
  const keys = Object.keys(field.shape);
  const members: Member[] = [];
  const add = (key: string, plan: Plan) => {
    const index = members.length;
    const member = { key, plan, index, bit: 1 << index, id: all.length };
    members.push(member);
    all.push(member);
  };
  for (const key of keys) add(key, childPlan(field, key, all));
  for (const key of aside) add(key, { kind: 'aside' });
  if (members.length > MOST_MEMBERS) throw new RangeError('more parts of a record than an integer has bits');
  const blanks = Object.fromEntries(keys.map((key) => [key, null]));
  return { kind: 'record', blank, members, byKey: new Map(members.map((one) => [one.key, one])), blanks };
}

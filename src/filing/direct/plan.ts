/** The schema's places as the direct reading goes through them, each with those below it. */
import { childField } from '../labels.js';
import { mayNeedRepair } from '../normalize.js';
import type { Blank, Field, LeafField } from '../schema/field.js';

export type Plan = LeafPlan | RecordPlan | TargetPlan | ListPlan | AsidePlan;

export interface LeafPlan {
  readonly kind: 'leaf';
  readonly field: LeafField;
  /** Its key; '' for an element of a list. */
  readonly key: string;
  /** Whether a value that reads without a fault may be one to be repaired all the same. */
  readonly mayNeedRepair: boolean;
}

export interface RecordPlan {
  readonly kind: 'record';
  readonly blank: Blank;
  /** In the schema's order, then those that are not kept. */
  readonly members: readonly Member[];
}

export interface TargetPlan {
  readonly kind: 'target';
  readonly text: LeafPlan;
  readonly parts: RecordPlan;
}

export interface ListPlan {
  readonly kind: 'list';
  readonly element: Plan;
  readonly most: number;
}

/** Of a text that is not kept. */
export interface AsidePlan {
  readonly kind: 'aside';
}

export interface Member {
  readonly key: string;
  readonly plan: Plan;
}

/** `key`: of the place itself; '' for the root and for elements of lists. */
export function planOf(field: Field, key = ''): Plan {
  switch (field.kind) {
    case 'record':
      return { kind: 'record', blank: field.blank, members: [...membersOf(field), ...asideOf(field.aside)] };
    case 'target':
      return {
        kind: 'target',
        text: leafPlan({ ...field, kind: 'text', blank: 'null' }, key),
        parts: { kind: 'record', blank: 'null', members: membersOf(field) },
      };
    case 'list':
      return { kind: 'list', element: childPlan(field, 0), most: field.most };
    default:
      return leafPlan(field, key);
  }
}

function leafPlan(field: LeafField, key: string): LeafPlan {
  return { kind: 'leaf', field, key, mayNeedRepair: mayNeedRepair(field.kind, key) };
}

function membersOf(field: Extract<Field, { readonly shape: unknown }>): readonly Member[] {
  return Object.keys(field.shape).map((key) => ({ key, plan: childPlan(field, key) }));
}

function asideOf(keys: readonly string[] = []): readonly Member[] {
  return keys.map((key) => ({ key, plan: { kind: 'aside' } }));
}

function childPlan(field: Field, step: string | number): Plan {
  const child = childField(field, step);
  if (child === null) throw new TypeError(`a place of the filing schema that is not described: ${step}`);
  return planOf(child, typeof step === 'string' ? step : '');
}

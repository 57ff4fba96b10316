/** Joins the readings of one filing's forms into JSON, on top of the base filing if there is one. */
import type { JsonPath } from '../diagnostics/index.js';
import { type FilingSchema, placeAt } from '../filing/index.js';
import { readPath, valueAlong } from '../json/index.js';
import { type BaseFiling, subjectPrefix } from './base-filings.js';
import { type Doubt, doubt } from './doubt.js';
import type { FormReading, ReadValue } from './form-reading.js';
import { lossDoubts, unitSlips, withKept } from './kept-values.js';
import type { BaseMatch, BookForm } from './match-bases.js';
import { type MutableJson, putJson } from './mutable-json.js';
import { otherYears } from './other-years.js';
import { nothingPrinted, type ReadSubject, type Reconciled, reconciled, sameValue } from './reconcile.js';
import { unsureBase } from './unsure-base.js';

/** A filing as JSON holds it, before anything has checked it. */
export type FilingJson = Readonly<Record<string, unknown>>;

export interface ReadFiling {
  /** Id of the form pack; of the first if several forms make one filing. */
  readonly form: string;
  readonly filing: FilingJson;
  readonly doubts: readonly Doubt[];
  /** Places of values by path. */
  readonly places: ReadonlyMap<JsonPath, string>;
}

/** Values of the whole filing from one sheet: year, unit, department. */
export interface HeadReading {
  readonly values: ReadonlyMap<JsonPath, ReadValue>;
  readonly places: ReadonlyMap<JsonPath, string>;
  readonly doubts: readonly Doubt[];
}

export interface GroupedForm extends BookForm {
  /** The form of the base that this was; null for one that has been added. */
  readonly match: BaseMatch | null;
}

export interface FormGroup {
  readonly base: BaseFiling | null;
  /** What a sheet says of the filing as a whole. */
  readonly head: HeadReading | null;
  readonly forms: readonly GroupedForm[];
}

export function joinGroup({ base, head, forms }: FormGroup): ReadFiling {
  const joining = new Joining(base);
  for (const form of inBaseOrder(forms)) joining.add(form);
  if (head !== null) joining.addHead(head);
  return joining.done(forms, base);
}

/** Sorts forms in the base filing's order, whatever the order of the sheets; new ones come last. */
function inBaseOrder(forms: readonly GroupedForm[]): readonly GroupedForm[] {
  const place = ({ match }: GroupedForm) =>
    match?.form.project ?? (match === null ? Number.MAX_SAFE_INTEGER : -1);
  return [...forms].sort((a, b) => place(a) - place(b));
}

class Joining {
  readonly #root: MutableJson;
  readonly #projects: unknown[] = [];
  readonly #doubts: Doubt[] = [];
  readonly #places = new Map<JsonPath, string>();

  /** What sheets say of the whole filing, other than the base. */
  readonly #said = new Map<JsonPath, { readonly value: ReadValue; readonly place: string | null }>();

  readonly #base: BaseFiling | null;

  constructor(base: BaseFiling | null) {
    this.#base = base;
    this.#root = base === null ? {} : withOwnParts(base.json);
  }

  add(form: GroupedForm): void {
    const { pattern, reading, subject, match } = form;
    const isProject = pattern.scope === 'project';
    const before = match === null ? {} : isProject ? match.form.json : this.#root;
    const print = match?.form.print ?? (() => nothingPrinted);
    const result = reconciled(subject, before, print, pattern.schema);
    const { value, unchanged, moves } = result;
    const prefix = isProject ? `projects[${this.#projects.length}].` : '';
    for (const one of unsureBase(form, `projects[${this.#projects.length}]`)) this.#doubts.push(one);
    if (isProject) this.#projects.push(value);
    else Object.assign(this.#root, value);
    const own = subjectPrefix(pattern);
    const moved = (path: JsonPath) =>
      path.startsWith(own) ? prefix + movedWithin(path.slice(own.length), moves) : path;
    for (const [path, place] of reading.places) this.#places.set(moved(path), place);
    for (const [path, value] of reading.values)
      if (isOfAll(path)) this.#say(path, value, reading.places.get(path) ?? null);
    const inFiling = (path: JsonPath) => moved(own + path);
    const isChanged = match !== null && value !== before;
    const slips = isChanged ? unitSlips(subject, print().printed, inFiling, placeIn(reading, own)) : [];
    for (const one of [...lossDoubts(subject, result, inFiling, placeIn(reading, own)), ...slips])
      this.#doubts.push(one.path === null ? one : relabelled(one, one.path, pattern.schema));
    for (const one of reading.doubts) {
      const inForm = one.path?.slice(own.length) ?? null;
      if (inForm !== null && isUnchanged(inForm, subject, unchanged)) continue;
      const isLost = one.code === 'reading/label-not-found' && inForm !== null;
      const held = isLost ? valueAlong(value, readPath(movedWithin(inForm, moves)) ?? []) : null;
      const told = (held ?? null) === null ? one : withKept(one);
      this.#doubts.push(one.path === null ? told : relabelled(told, moved(one.path), pattern.schema));
    }
    const year = reading.values.get('year');
    if (isProject && (this.#base === null || match !== null)) this.#settle('year', year, match);
  }

  /** Sets a value of the whole filing that a form repeats, unless the base prints the same. */
  #settle(path: JsonPath, value: ReadValue | undefined, match: BaseMatch | null): void {
    if (value === undefined || value === null) return;
    const isUnchanged = match !== null && sameValue(value, match.form.base.filing.year);
    if (!isUnchanged) putJson(this.#root, [path], value);
  }

  /** The head sheet decides, unless a form alone says something new. */
  addHead({ values, places, doubts }: HeadReading): void {
    for (const [path, value] of values) {
      const place = places.get(path) ?? null;
      if (this.#isNew(path, value)) this.#say(path, value, place);
      else if (this.#base === null || this.#said.has(path)) continue;
      putJson(this.#root, readPath(path) ?? [], value);
      if (place !== null) this.#places.set(path, place);
    }
    // One by one: a hostile sheet has more than a call takes.
    for (const one of doubts) this.#doubts.push(one);
  }

  /** Whether the value is another than the book was made with. */
  #isNew(path: JsonPath, value: ReadValue): boolean {
    const before = this.#base === null ? null : valueAlong(this.#base.json, readPath(path) ?? []);
    return value !== null && !sameValue(value, before);
  }

  /** Notes what a sheet says of the whole filing, and reports where another has said something else. */
  #say(path: JsonPath, value: ReadValue, place: string | null): void {
    if (!this.#isNew(path, value)) return;
    const before = this.#said.get(path);
    if (before === undefined || sameValue(before.value, value)) {
      this.#said.set(path, before ?? { value, place });
      return;
    }
    const [first, second] = [String(before.value), String(value)];
    const unsure = doubt({
      code: 'said-twice',
      path,
      place,
      message: `${before.place ?? '别处'}写的是“${first}”，这里写的是“${second}”，按这里的读，请核对`,
      english: `${before.place ?? 'another sheet'} says "${first}", and here it is "${second}"; read as here`,
      parameters: { before: first, found: second, place: before.place },
    });
    this.#doubts.push(unsure);
    this.#said.set(path, { value, place });
  }

  done(forms: readonly GroupedForm[], base: BaseFiling | null): ReadFiling {
    const root: Record<string, unknown> = { ...this.#root };
    if (this.#projects.length > 0) root.projects = this.#projects;
    for (const one of base === null ? [] : lostProjects(forms, base)) this.#doubts.push(one);
    for (const one of repeatedProjects(this.#projects)) this.#doubts.push(one);
    for (const one of otherYears(forms, root.year)) this.#doubts.push(one);
    const form = forms[0]?.pattern.form ?? '';
    this.#nameUnit(root);
    const { year = null, unit, forms: given, ...rest } = root;
    const ids = [...new Set(forms.map(({ pattern }) => pattern.form))];
    const filing = { year, unit, forms: base === null ? ids : given, ...rest };
    if (filing.forms === undefined) delete filing.forms;
    return { form, filing, doubts: this.#doubts, places: this.#places };
  }

  /** Takes the unit's name from the implementer if no form states it and all name the same. */
  #nameUnit(root: Record<string, unknown>): void {
    if (typeof valueAlong(root, ['unit', 'name']) === 'string') return;
    const names = new Set(this.#projects.map((project) => valueAlong(project, ['implementer'])));
    const [only = null] = names.size === 1 ? names : [];
    root.unit = { ...Object(root.unit), name: only };
    const several = [...names].filter((name) => typeof name === 'string').slice(0, mostNamed);
    const [zh, en] =
      typeof only === 'string'
        ? [`按实施单位读作“${only}”`, `taken to be the implementer, ${only}`]
        : several.length > 1
          ? [
              `各项目的实施单位不同（${several.join('、')}），是几个单位的，请分开填报`,
              `the projects name several (${several.join(', ')}); file those of each unit by themselves`,
            ]
          : ['请补上', 'give it'];
    const unsure = doubt({
      code: 'no-unit',
      path: 'unit.name',
      message: `表上没有单位名称；${zh}`,
      english: `the form does not name the unit; ${en}`,
      parameters: { reason: en },
    });
    this.#doubts.unshift({ ...unsure, severity: typeof only === 'string' ? 'note' : 'warning' });
  }
}

/** Where what stands at the subject's path stands: its first value. */
function placeIn({ places }: FormReading, prefix: JsonPath): (path: JsonPath) => string | null {
  return (path) =>
    places.get(prefix + path) ??
    [...places].find(([one]) => one.startsWith(`${prefix}${path}.`))?.[1] ??
    null;
}

/** The filing with parts of its own to be changed, but for its projects, which forms replace as a whole. */
function withOwnParts(json: object): MutableJson {
  const parts = Object.entries(json).map(([key, part]) => [
    key,
    key === 'projects' ? part : structuredClone(part),
  ]);
  return Object.fromEntries(parts);
}

/** The path of a row's place in the filing, from that in the reading. */
function movedWithin(path: JsonPath, moves: Reconciled['moves']): JsonPath {
  for (const [list, places] of moves) {
    if (!path.startsWith(`${list}[`)) continue;
    const rest = path.slice(list.length + 1);
    return `${list}[${places[Number.parseInt(rest, 10)] ?? 0}${rest.replace(/^\d+/u, '')}`;
  }
  return path;
}

/** Whether a place, or all that a record shows, is as it was. */
function isUnchanged(path: JsonPath, { values }: ReadSubject, unchanged: ReadonlySet<JsonPath>): boolean {
  if (unchanged.has(path)) return true;
  const inside = [...values.keys()].filter((own) => own.startsWith(`${path}.`));
  return inside.length > 0 && inside.every((own) => unchanged.has(own));
}

/** Whether the place is of the whole filing: several sheets may say it. */
const isOfAll = (path: JsonPath) => path === 'year' || path.startsWith('unit.');

/** Most implementers that a doubt names. */
const mostNamed = 5;

function relabelled(one: Doubt, path: JsonPath, schema: FilingSchema): Doubt {
  return { ...one, path, label: placeAt(path, schema)?.label ?? one.label };
}

/** Reports filings that say of the same unit and year what an earlier one says: a draft that was left in the workbook. */
export function withRepeats(filings: readonly ReadFiling[]): readonly ReadFiling[] {
  const keyOf = ({ form, filing: { year, unit } }: ReadFiling) => JSON.stringify([form, year, unit]);
  const keys = filings.map(keyOf);
  return filings.map((one, index) => {
    if (keys.indexOf(keys[index] ?? '') === index) return one;
    const [place = null] = one.places.values();
    const repeated = doubt({
      code: 'repeated-form',
      place,
      message: '同一单位、同一年度的这张表有两份，两份都读了；请留下一份',
      english: 'there are two of this form, of the same unit and year; both were read; leave one of them',
    });
    return { ...one, doubts: [repeated, ...one.doubts] };
  });
}

/** Reports projects of the base filing for which no form was found. */
function lostProjects(forms: readonly GroupedForm[], base: BaseFiling): readonly Doubt[] {
  if (!forms.some(({ pattern }) => pattern.scope === 'project')) return [];
  const found = new Set(forms.map(({ match }) => match?.form.project));
  return base.filing.projects.flatMap(({ name }, index) =>
    found.has(index)
      ? []
      : [
          doubt({
            code: 'lost-project',
            message: `原有项目“${name}”没有找到它的表，读出的数据里没有它`,
            english: `no form of the project "${name}" was found, so it is not in the filing`,
            parameters: { project: name },
          }),
        ],
  );
}

function repeatedProjects(projects: readonly unknown[]): readonly Doubt[] {
  // Projects of a form that does not name them are the same where all of them is.
  const names = projects.map((project) => valueAlong(project, ['name']) ?? JSON.stringify(project));
  return names.flatMap((name, index) => {
    const isRepeated = typeof name === 'string' && names.indexOf(name) < index;
    const path = `projects[${index}].name`;
    if (!isRepeated) return [];
    const shown = String(valueAlong(projects[index], ['name']) ?? index + 1);
    return [
      doubt({
        code: 'repeated-project',
        path,
        message: `项目“${shown}”有两张表，两张都读了`,
        english: `there are two forms of the project ${shown}; both were read`,
        parameters: { project: shown },
      }),
    ];
  });
}

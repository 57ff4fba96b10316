/** The rules that forms declare as data; their findings have path, expected and actual value like those of built-in rules. */
import type { DeclaredCheck, FilingSchema } from '../filing/index.js';
import { finderOf } from './declared-check.js';
import type { Rule, RuleCode } from './rule.js';

/** A form that may declare rules. */
export interface RuledForm {
  readonly checks?: readonly DeclaredCheck[] | undefined;
  /** Schema of the filings that it prints. */
  readonly schema?: FilingSchema;
  /** What one of it is made for. */
  readonly scope?: string;
  /** Parts of all names that its template mentions. */
  readonly names?: ReadonlySet<string>;
}

/**
 * Returns the rules of the forms that are made: `check/<form>/<name>`, and under a code of their own those that several forms
 * share, each once. `known`: codes of rules that run anyway.
 */
export function declaredRules(
  forms: readonly string[],
  packs: ReadonlyMap<string, RuledForm>,
  known: ReadonlySet<RuleCode>,
): readonly Rule[] {
  const rules = new Map<RuleCode, Rule>();
  for (const form of forms) {
    const own = new Map<RuleCode, [DeclaredCheck, ...DeclaredCheck[]]>();
    for (const [index, check] of (packs.get(form)?.checks ?? []).entries()) {
      const code = codeOf(check, form, index);
      const alike = own.get(code);
      if (alike === undefined) own.set(code, [check]);
      else alike.push(check);
    }
    for (const [code, checks] of own)
      if (!known.has(code) && !rules.has(code)) rules.set(code, declaredRule(code, checks));
  }
  return [...rules.values()];
}

function codeOf({ code }: DeclaredCheck, form: string, index: number): RuleCode {
  return code !== undefined && isShared(code) ? code : `check/${form}/${code ?? index + 1}`;
}

function isShared(code: string): code is RuleCode {
  return code.startsWith('check/');
}

/** Makes one rule of the checks that bear its code; the first says what the rule is. */
export function declaredRule(
  code: RuleCode,
  checks: readonly [DeclaredCheck, ...(readonly DeclaredCheck[])],
): Rule {
  const [{ severity = 'error', title, message, source, sureness = 'general' }] = checks;
  const finders = checks.map(finderOf);
  return {
    code,
    severity,
    title: title ?? message,
    source: { text: source, sureness },
    find: ({ filing }) => finders.map((find) => find(filing)),
  };
}

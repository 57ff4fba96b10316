/** Rules that our own forms declare under codes of the rule table: they hold for every filing, whatever form is made. */
import projectDeclaration from '../../templates/project-target-declaration/form.json' with { type: 'json' };
import unitSelfEvaluation from '../../templates/unit-self-evaluation/form.json' with { type: 'json' };
import type { DeclaredCheck } from '../filing/index.js';
import { declaredRule } from './declared-rules.js';
import type { Rule, RuleCode } from './rule.js';

const declared: unknown = [...projectDeclaration.checks, ...unitSelfEvaluation.checks];
/** The build reads each form.json by its schema. */
export const ownChecks = declared as readonly DeclaredCheck[];

/** Returns the rule that our forms declare under this code. */
export function formRule(code: RuleCode): Rule {
  const [first, ...others] = ownChecks.filter((check) => check.code === code);
  if (first === undefined) throw new Error(`no form declares ${code}`);
  return declaredRule(code, [first, ...others]);
}

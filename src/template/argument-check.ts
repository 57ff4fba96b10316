/** Reports arguments of a helper that are too many, too few, missing or of the wrong kind. */
import type { ProblemList } from '../model/index.js';
import type { Helper, Parameter } from './helper.js';
import { describeParameter, describeShape, fits as suits } from './kinds.js';
import type { Resolved } from './scope.js';
import { type AstNode, type Call, type Expression, placeOf } from './template-ast.js';

/** An argument that is null is wrong in itself, which has been reported. */
export class ArgumentCheck {
  readonly #problems: ProblemList;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  positionalFit(helper: Helper, call: Call, given: readonly (Resolved | null)[]): boolean {
    const { parameters } = helper;
    const takesAny = parameters.at(-1)?.rest === true;
    const least = parameters.filter((parameter) => parameter.optional !== true).length;
    if (given.length < least || (!takesAny && given.length > parameters.length)) {
      const wanted = parameters.map((parameter) => parameter.name).join('、') || '无';
      this.#problems.report(
        'template/wrong-argument',
        placeOf(call),
        `${helper.name} 的参数是：${wanted}${takesAny ? '（可多个）' : ''}，这里有 ${given.length} 个；写法如 ${helper.example}`,
        `${helper.name} takes ${least}${takesAny ? ' or more' : ''} arguments, not ${given.length}; write it like ${helper.example}`,
        { helper: helper.name, least, found: given.length },
      );
      return false;
    }
    const fit = given.map((shape, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)];
      const argument = call.params[index];
      return (
        parameter === undefined || argument === undefined || this.fits(helper, parameter, shape, argument)
      );
    });
    return fit.every(Boolean);
  }

  /** Whether all named arguments that the helper needs are given. */
  noneMissing(helper: Helper, call: Call): boolean {
    const given = new Set(call.hash?.pairs.map(({ key }) => key));
    const missing = (helper.named ?? []).filter(
      ({ name, optional }) => optional !== true && !given.has(name),
    );
    for (const { name } of missing) {
      this.#problems.report(
        'template/wrong-argument',
        placeOf(call),
        `${helper.name} 缺少“${name}=”；写法如 ${helper.example}`,
        `${helper.name} lacks ${name}=; write it like ${helper.example}`,
        { helper: helper.name, argument: name },
      );
    }
    return missing.length === 0;
  }

  unknownNamed(helper: Helper, key: string, at: AstNode, known: readonly Parameter[]): void {
    const names = known.map(({ name }) => name).join('、') || '无';
    this.#problems.report(
      'template/wrong-argument',
      placeOf(at),
      `${helper.name} 没有“${key}=”；可用的：${names}`,
      `${helper.name} has no ${key}=`,
      { helper: helper.name, argument: key, known: known.map(({ name }) => name) },
    );
  }

  fits(helper: Helper, parameter: Parameter, found: Resolved | null, at: Expression): boolean {
    if (found === null || suits(found.shape, parameter.takes)) return true;
    const wanted = describeParameter(parameter.takes);
    const actual = describeShape(found.shape);
    this.#problems.report(
      'template/wrong-argument',
      placeOf(at),
      `${helper.name} 的“${parameter.name}”要${wanted.chinese}，这里是${actual.chinese}；写法如 ${helper.example}`,
      `${helper.name} wants ${wanted.english} here, not ${actual.english}; write it like ${helper.example}`,
      { helper: helper.name, argument: parameter.name, expected: wanted.english, found: actual.english },
    );
    return false;
  }
}

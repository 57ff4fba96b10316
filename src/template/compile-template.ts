/** Makes a checked template ready to be filled: parsed by Handlebars, filled by our own steps with our own helpers. */
import type { Result } from '../diagnostics/index.js';
import { annotateLines } from './annotate.js';
import { checkTemplate } from './check-template.js';
import { dropBlanks } from './drop-blanks.js';
import { Faults } from './faults.js';
import { type FillEnvironment, fillSteps } from './fill-steps.js';
import type { MarkupPart, SourcedRecord } from './leaf.js';
import { readSteps } from './read-steps.js';
import type { RecordShape } from './shape.js';
import type { Steps } from './steps.js';
import { syntaxFault } from './syntax-fault.js';
import { controlWhitespace, type Program, parseTemplate } from './template-ast.js';

/** Throws a FillError. */
export type CompiledTemplate = (root: SourcedRecord, environment: FillEnvironment) => readonly MarkupPart[];

/** All that is wrong with the template, or the template ready; `root` is the shape of what it will be filled from. */
export function compileTemplate(source: string, root: RecordShape, file: string): Result<CompiledTemplate> {
  const { value: steps, diagnostics } = stepsOfTemplate(source, root, file);
  return { value: steps === null ? null : templateOf(steps), diagnostics };
}

/** The same, as plain data. */
export function stepsOfTemplate(source: string, root: RecordShape, file: string): Result<Steps> {
  const parsed = parse(source, file);
  if (parsed.value === null) return { value: null, diagnostics: parsed.diagnostics };
  const faults = new Faults(file);
  checkTemplate(parsed.value, root, faults);
  const { diagnostics } = faults;
  return { value: diagnostics.length > 0 ? null : stepsOf(parsed.value), diagnostics };
}

function parse(source: string, file: string): Result<Program> {
  try {
    return { value: parseTemplate(source), diagnostics: [] };
  } catch (error) {
    return { value: null, diagnostics: [syntaxFault(error, file)] };
  }
}

function stepsOf(program: Program): Steps {
  annotateLines(program);
  controlWhitespace(program);
  dropBlanks(program);
  return readSteps(program);
}

export function templateOf(steps: Steps): CompiledTemplate {
  return (root, environment) => fillSteps(steps, root, environment);
}

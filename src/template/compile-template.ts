/** Makes a checked template ready to be filled: Handlebars in strict mode, with our helpers and no others. */
import Handlebars from 'handlebars';
import type { Diagnostic, Result } from '../diagnostics/index.js';
import { annotateLines } from './annotate.js';
import { blockHelpers } from './block-helpers.js';
import { checkTemplate } from './check-template.js';
import { dropBlanks } from './drop-blanks.js';
import { Faults } from './faults.js';
import type { Helper, HelperCall } from './helper.js';
import { helperNames, helpers } from './helpers/index.js';
import type { SourcedRecord } from './leaf.js';
import type { PrintSettings } from './print.js';
import type { RecordShape } from './shape.js';
import { syntaxFault } from './syntax-fault.js';
import { controlWhitespace, type Program, parseTemplate } from './template-ast.js';

/** What filling gives to helpers through Handlebars' data; templates cannot name it. */
export interface FillEnvironment {
  readonly settings: PrintSettings;
  readonly report: (finding: Diagnostic) => void;
}

/** Throws what Handlebars and helpers throw. */
export type CompiledTemplate = (root: SourcedRecord, environment: FillEnvironment) => string;

/** All that is wrong with the template, or the template ready; `root` is the shape of what it will be filled from. */
export function compileTemplate(source: string, root: RecordShape, file: string): Result<CompiledTemplate> {
  const parsed = parse(source, file);
  if (parsed.value === null) return { value: null, diagnostics: parsed.diagnostics };
  const faults = new Faults(file);
  checkTemplate(parsed.value, root, faults);
  const { diagnostics } = faults;
  return { value: diagnostics.length > 0 ? null : compiled(parsed.value), diagnostics };
}

function parse(source: string, file: string): Result<Program> {
  try {
    return { value: parseTemplate(source), diagnostics: [] };
  } catch (error) {
    return { value: null, diagnostics: [syntaxFault(error, file)] };
  }
}

function compiled(program: Program): CompiledTemplate {
  annotateLines(program);
  controlWhitespace(program);
  dropBlanks(program);
  const engine = createEngine();
  const template = engine.compile<SourcedRecord>(program, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: Object.fromEntries(helperNames.map((name) => [name, true])) as KnownHelpers,
  });
  return (root, environment) => template(root, { data: { environment } });
}

function createEngine(): typeof Handlebars {
  const engine = Handlebars.create();
  for (const name of Object.keys(engine.helpers)) {
    if (name !== 'helperMissing' && name !== 'blockHelperMissing') engine.unregisterHelper(name);
  }
  for (const helper of helpers) engine.registerHelper(helper.name, adapted(helper));
  engine.registerHelper(blockHelpers);
  return engine;
}

interface AdaptedOptions {
  readonly hash: HelperCall['named'];
  readonly data: { readonly environment: FillEnvironment };
}

/** Handlebars hands arguments over one by one, with its own options last. */
function adapted(helper: Helper): Handlebars.HelperDelegate {
  return (...given: readonly unknown[]) => {
    const { hash, data } = given.at(-1) as AdaptedOptions;
    const { settings, report } = data.environment;
    return helper.run(given.slice(0, -1), { settings, report, named: hash });
  };
}

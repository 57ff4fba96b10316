/** Reads form.json by its schema, and what the schema alone cannot say. */
import type { Result } from '../diagnostics/index.js';
import { checkProblems, coreSchema, type FilingSchema } from '../filing/index.js';
import { type PathStep, type PlacedProblem, readJson } from '../json/index.js';
import { buildPackSchema, type PackDefinition } from './pack-definition.js';

interface DefinitionFile {
  /** As diagnostics name it. */
  readonly file: string;
  /** Name of the pack's folder, which the id has to be. */
  readonly folderName: string;
}

/** Reads form.json, or reports all that is wrong with it. */
export function readDefinition(
  text: string,
  { file, folderName }: DefinitionFile,
  schema: FilingSchema = coreSchema,
): Result<PackDefinition> {
  const codes = { syntax: 'template/not-json', content: 'template/bad-definition' };
  const { value, diagnostics } = readJson(text, buildPackSchema(), {
    file,
    codes,
    disagreements: (definition) => [
      ...idProblems(definition, folderName),
      ...disagreements(definition),
      ...eachProblems(definition, schema),
      ...checkProblems(definition.checks ?? [], schema),
    ],
  });
  if (value === null) return { value, diagnostics };
  const { $schema: _forEditors, ...definition } = value;
  return { value: definition, diagnostics };
}

function idProblems({ id }: PackDefinition, folderName: string): readonly PlacedProblem[] {
  if (id === folderName) return [];
  return [
    {
      code: 'disagreement',
      path: ['id'],
      message: `id 是“${id}”，文件夹名是“${folderName}”；请改成一致`,
      english: `the id is ${id} and the folder ${folderName}; make them agree`,
      parameters: { id, folder: folderName },
    },
  ];
}

/** Checks what the schema alone cannot express. */
function disagreements(definition: PackDefinition): readonly PlacedProblem[] {
  const faults: PlacedProblem[] = [];
  const { y, leastY } = definition.page.cellPadding;
  if (leastY > y) {
    faults.push({
      code: 'disagreement',
      path: ['page', 'cellPadding', 'leastY'],
      message: `不能大于 y（${y}）`,
      english: `cannot be above y (${y})`,
      parameters: { most: y },
    });
  }
  for (const [name, option] of Object.entries(definition.options)) {
    if (option.type !== 'choice') continue;
    faults.push(...repeats(option.values, ['options', name, 'values']));
    if (option.values.includes(option.default)) continue;
    faults.push({
      code: 'disagreement',
      path: ['options', name, 'default'],
      message: `“${option.default}”不在 values 里；可取：${option.values.join('、')}`,
      english: `"${option.default}" is not among values: ${option.values.join(', ')}`,
      parameters: { found: option.default, known: option.values },
    });
  }
  return faults;
}

/** Reports each text of a list that is there before, too. */
function repeats(texts: readonly string[], path: readonly PathStep[]): readonly PlacedProblem[] {
  return texts.flatMap((text, index) => {
    if (texts.indexOf(text) === index) return [];
    return {
      code: 'disagreement',
      path: [...path, index],
      message: `“${text}”写了两次；请删去一个`,
      english: `"${text}" is given twice; remove one`,
      parameters: { found: text },
    };
  });
}

/** Checks a form of the scope `each`: its list must be declared at the filing's root, and its items must have a name. */
function eachProblems({ scope, each }: PackDefinition, { root }: FilingSchema): readonly PlacedProblem[] {
  const at = { code: 'disagreement', path: ['each'] } as const;
  if (scope !== 'each') {
    if (each === undefined) return [];
    return [
      {
        ...at,
        message: 'scope 是 each 时才写 each',
        english: 'each is for the scope each alone',
        parameters: {},
      },
    ];
  }
  const parts = root.kind === 'record' ? root.shape : {};
  const list = each !== undefined && Object.hasOwn(parts, each) ? parts[each] : undefined;
  const item = list?.kind === 'list' ? list.element : undefined;
  if (item?.kind === 'record' && Object.hasOwn(item.shape, 'name') && each !== 'projects') return [];
  const what = each === undefined ? '没有写 each' : `“${each}”不是这样的列表`;
  return [
    {
      ...at,
      message: `${what}；each 要写 fields.json 在最外层声明的列表，各项有名称 name`,
      english: 'each names a list that fields.json declares at the root and whose items have a name',
      parameters: { found: each ?? null },
    },
  ];
}

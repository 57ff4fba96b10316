/** jibiao pack new: begins a pack from nothing, or from an Excel table. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { displayName, sourceBytes } from '../batch/index.js';
import { type Diagnostic, errorOf, type Result, type Text } from '../diagnostics/index.js';
import { type Declarations, fieldsFileName, mergeDeclarations, readDeclarations } from '../filing/index.js';
import type { CommandContext, ExitCode, Invocation } from './command.js';
import { endWithJson, failureCode } from './exit-code.js';
import { unwritableFile, writerInto } from './give-file.js';
import { newPack } from './new-pack.js';
import { unreadableFile } from './source-options.js';

/** Nothing that exists is overwritten. */
export async function begin(
  folders: readonly string[],
  invocation: Invocation,
  context: CommandContext,
): Promise<ExitCode> {
  for (const folder of folders) {
    const problems = await beginOne(folder, invocation.value('from'), context);
    const exitCode = failureCode(problems) === 3 ? 3 : 2;
    if (problems.length > 0) return endWithJson({}, problems, invocation, context, exitCode);
  }
  return endWithJson({}, [], invocation, context, 0);
}

/** Files of the pack by name, what its fields.json needs, and what there is to say of it. */
interface Beginning {
  readonly files: Readonly<Record<string, string>>;
  readonly declarations: Declarations;
  readonly remark: Text | null;
}

/** `from`: path of an Excel file; null: none. */
async function beginOne(
  folder: string,
  from: string | null,
  context: CommandContext,
): Promise<readonly Diagnostic[]> {
  const id = basename(folder);
  const name = displayName(folder, context.workingDirectory);
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) return [badName(id)];
  if (existsSync(folder)) return [existsAlready(name)];
  const made =
    from === null
      ? { value: { files: newPack(id), declarations: {}, remark: null }, diagnostics: [] }
      : await fromTable(from, id, context);
  if (made.value === null) return made.diagnostics;
  const { files, declarations, remark } = made.value;
  const fields = withDeclarations(join(dirname(folder), fieldsFileName), declarations);
  if (fields.value === null) return fields.diagnostics;
  try {
    const isChanged = Object.keys(declarations).length > 0;
    await writePack(folder, files, { fields: fields.value, isChanged }, context);
  } catch (error) {
    return [unwritableFile(name, error)];
  }
  if (remark !== null) context.reporter.line(remark);
  const above = displayName(dirname(folder), context.workingDirectory);
  context.reporter.line({
    zh: `写出 ${name}。改好后：jibiao pack check ${above}，jibiao preview 数据.json --templates ${above}`,
    en: `wrote ${name}. When you have changed it: jibiao pack check ${above}`,
  });
  return [];
}

function badName(id: string): Diagnostic {
  return errorOf(
    'cli/bad-pack-name',
    `文件夹名“${id}”就是表的 id，要用小写字母、数字和连字符，如 project-brief`,
    `the folder's name is the form's id: lower-case letters, digits and hyphens, not ${id}`,
    { parameters: { found: id } },
  );
}

function existsAlready(name: string): Diagnostic {
  return errorOf(
    'cli/file-exists',
    `已有 ${name}，没有改动它`,
    `${name} exists already and was left as it is`,
    {
      parameters: { name },
    },
  );
}

/** All of it or nothing: half a pack would keep the next run from beginning, and half a fields.json is other forms' loss. */
async function writePack(
  folder: string,
  files: Beginning['files'],
  { fields, isChanged }: { readonly fields: Declarations; readonly isChanged: boolean },
  context: CommandContext,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  try {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    if (!isChanged) return;
    const declared = Buffer.from(`${JSON.stringify(fields, null, 2)}\n`);
    await writerInto(dirname(folder), context).write(fieldsFileName, declared);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function fromTable(
  from: string,
  id: string,
  { workingDirectory }: CommandContext,
): Promise<Result<Beginning>> {
  const failed = (diagnostics: readonly Diagnostic[]) => ({ value: null, diagnostics });
  const path = resolve(workingDirectory, from);
  let bytes: Uint8Array;
  try {
    bytes = await sourceBytes({ path });
  } catch (error) {
    return failed([unreadableFile(from, error)]);
  }
  const { readSpreadsheet } = await import('../spreadsheet/index.js');
  const { packOfTable } = await import('./table-pack.js');
  const { value: book, diagnostics } = await readSpreadsheet(bytes);
  if (book === null) return failed(diagnostics.map((one) => ({ ...one, file: from })));
  for (const sheet of book.sheets.filter(({ hidden }) => !hidden)) {
    const pack = packOfTable(sheet, id);
    if (pack === null) continue;
    const { files, declarations, places, known } = pack;
    const remark = {
      zh: `照工作表“${sheet.name}”起：${places} 处要填，其中 ${known} 处是填报数据里已有的，其余声明在 ${fieldsFileName}，名称取自单元格，请改成好认的`,
      en: `from the sheet ${sheet.name}: ${places} places, ${known} of them known already; the others are declared in ${fieldsFileName}, named after their cells`,
    };
    return { value: { files, declarations, remark }, diagnostics: [] };
  }
  return failed([
    errorOf('cli/no-table', `${from} 里没有表格`, `there is no table in ${from}`, {
      parameters: { name: from },
    }),
  ]);
}

/** What stands in the folder's fields.json already, with what is new; faults where it cannot be read or says otherwise. */
function withDeclarations(file: string, declarations: Declarations): Result<Declarations> {
  if (Object.keys(declarations).length === 0 || !existsSync(file))
    return { value: declarations, diagnostics: [] };
  const { value, diagnostics } = readDeclarations(readFileSync(file, 'utf8'), file);
  if (value === null) return { value, diagnostics };
  return mergeDeclarations([
    { file, declarations: value },
    { file, declarations },
  ]);
}

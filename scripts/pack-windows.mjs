/** Makes a folder for Windows, zipped, that needs no installation: Node, the program and all it needs. node scripts/pack-windows.mjs [folder]. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { fetchRuntime } from './runtimes.mjs';
import { stagePackage } from './stage-package.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const destination = resolve(process.argv[2] ?? root);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Batch files are read in the system's code page, so they are pure ASCII. Dropped files come as arguments, the first one as %1. */
const batchFiles = {
  '绩表.cmd': ['title jibiao', '"%~dp0program\\node.exe" "%~dp0program\\start.cjs"', 'if errorlevel 1 pause'],
  '出表.cmd': [
    'title jibiao',
    'if "%~1"=="" goto help',
    '"%~dp0program\\node.exe" "%~dp0program\\dist\\cli.js" render %* --out "%~dp1jibiao-out"',
    'pause',
    'exit /b',
    ':help',
    '"%~dp0program\\node.exe" "%~dp0program\\dist\\cli.js" render --help',
    'pause',
  ],
};

const readMe = `绩表 ${version}，不用安装，解压到任何文件夹都能用。

绩表.cmd  双击：浏览器里打开绩表，新建一份、接着填、由去年的开始，或看示例；数据放在“填报数据”文件夹。关掉黑色窗口就停。
出表.cmd  把填报数据（.json、.jsonc、.xlsx）拖到它上面：PDF 和 Word 写到数据旁边的 jibiao-out 文件夹。
`;

const stage = mkdtempSync(join(tmpdir(), 'jibiao-windows-'));
try {
  const program = join(stage, 'program');
  mkdirSync(program);
  // Everything that the program loads is bundled but fontkit and tinyglobby; zod is there for types.
  stagePackage(program, ['docs', 'node_modules/zod']);
  rmSync(join(program, 'dist', 'types'), { recursive: true, force: true });
  // Later versions are larger: with Node 22 the zip passes 50 MB.
  copyFileSync(fetchRuntime('node-win-20'), join(program, 'node.exe'));
  copyFileSync(join(root, 'scripts', 'windows-start.cjs'), join(program, 'start.cjs'));
  for (const [name, lines] of Object.entries(batchFiles)) {
    writeFileSync(join(stage, name), ['@echo off', ...lines, ''].join('\r\n'));
  }
  // The byte order mark lets Notepad of any Windows know UTF-8.
  writeFileSync(join(stage, '说明.txt'), `\uFEFF${readMe.replaceAll('\n', '\r\n')}`);
  mkdirSync(destination, { recursive: true });
  const zip = join(destination, `jibiao-${version}-windows.zip`);
  writeFileSync(zip, zipSync(filesOf(stage), { level: 9, mtime: new Date(1980, 0, 1) }));
  process.stdout.write(`${zip}\n`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** Contents by path, below a folder of the package's name. */
function filesOf(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith('.map'),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(
    paths.map((path) => [`绩表/${relative(folder, path).replaceAll('\\', '/')}`, readFileSync(path)]),
  );
}

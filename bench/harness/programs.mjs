/** The programs that are compared: ours first, then peers from npm, then peers from Debian packages. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `merges`: cells are merged as the form wants; `layout`: the program itself breaks lines and pages.
 * `npm` names packages whose versions are noted; `command` a program that must be on the path. `isBare`: ours, with what
 * the peers' files hold and no more (`--set pdf=plain source=false`).
 */
const programs = [
  { id: 'ours', name: 'jibiao', format: 'pdf', layout: true, merges: true },
  { id: 'ours-bare', name: 'jibiao, no tags, no filing', format: 'pdf', isBare: true },
  {
    id: 'typst',
    name: 'Typst (native, Node binding)',
    format: 'pdf',
    layout: true,
    merges: true,
    npm: ['@myriaddreamin/typst-ts-node-compiler'],
  },
  {
    id: 'pdfkit',
    name: 'pdfkit, drawn by hand',
    format: 'pdf',
    layout: false,
    merges: true,
    npm: ['pdfkit'],
  },
  {
    id: 'pdfmake',
    name: 'pdfmake, its own tables',
    format: 'pdf',
    layout: true,
    merges: true,
    npm: ['pdfmake'],
  },
  {
    id: 'jspdf',
    name: 'jspdf + autotable',
    format: 'pdf',
    layout: true,
    merges: true,
    npm: ['jspdf', 'jspdf-autotable'],
  },
  {
    id: 'react-pdf',
    name: '@react-pdf/renderer',
    format: 'pdf',
    layout: true,
    merges: true,
    npm: ['@react-pdf/renderer', 'react'],
  },
  { id: 'chromium', name: 'Chromium print', format: 'pdf', layout: true, merges: true, command: 'chromium' },
  { id: 'weasyprint', name: 'WeasyPrint', format: 'pdf', layout: true, merges: true, command: 'weasyprint' },
  {
    id: 'libreoffice',
    name: 'docx + LibreOffice',
    format: 'pdf',
    layout: true,
    merges: true,
    npm: ['docx'],
    command: 'soffice',
  },
  { id: 'ours', name: 'jibiao', format: 'docx', layout: true, merges: true },
  { id: 'ours-bare', name: 'jibiao, no filing', format: 'docx', isBare: true },
  { id: 'carbone', name: 'carbone', format: 'docx', layout: false, merges: false, npm: ['carbone'] },
  {
    id: 'docxtemplater',
    name: 'docxtemplater (free core)',
    format: 'docx',
    layout: false,
    merges: false,
    npm: ['docxtemplater', 'pizzip'],
  },
  {
    id: 'easy-template-x',
    name: 'easy-template-x',
    format: 'docx',
    layout: false,
    merges: false,
    npm: ['easy-template-x'],
  },
  { id: 'docx', name: 'docx, its object tree', format: 'docx', layout: false, merges: true, npm: ['docx'] },
];

/** Programs that were asked for: those that are here, with their versions, and the ids of those that are not. */
export function findPrograms({ peers, formats }, benchFolder, productVersion) {
  const wanted = programs.filter(
    ({ id, format }) =>
      (peers === null || peers.includes(id.replace('-bare', ''))) && formats.includes(format),
  );
  const found = wanted.map((program) => ({
    ...program,
    version: versionOf(program, benchFolder, productVersion),
  }));
  return {
    present: found.filter(({ version }) => version !== null),
    absent: found.filter(({ version }) => version === null).map(({ name }) => name),
  };
}

export function isOurs(id) {
  return id.startsWith('ours');
}

/** Null where the command is not on the path. */
function versionOf({ id, npm = [], command }, benchFolder, productVersion) {
  if (isOurs(id)) return productVersion;
  const parts = npm.map((name) => `${name} ${packageVersion(join(benchFolder, 'node_modules', name))}`);
  if (command === undefined) return parts.join(', ');
  const said = spawnSync(command, ['--version'], { encoding: 'utf8' });
  if (said.status !== 0) return null;
  return [
    ...parts,
    said.stdout
      .trim()
      .split('\n')[0]
      .replace(/ [0-9a-f]{30,}$/, ''),
  ].join(', ');
}

function packageVersion(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version;
}

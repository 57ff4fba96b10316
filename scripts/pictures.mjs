/** Renders the README's pictures from the samples, as the PDF shows them; wants poppler's pdftoppm. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs', 'images');

const cutLabel = {
  form: 'project-target-declaration',
  source: 'pujin-shequ-shiwu-2024.json',
  project: '1',
};

/** Pages to show: source, form, page, and the project where the form has one. */
const pictures = [
  { name: 'project-target', source: 'pujiang-jiwei-2024.json', project: '1', page: 1 },
  { name: 'project-target-declaration', source: 'pujin-shequ-shiwu-2024.json', project: '1', page: 1 },
  // A label that a page cut parts: the foot of one page and the head of the next.
  { name: 'label-before-a-page-cut', ...cutLabel, page: 1, crop: { top: 780, height: 340 } },
  { name: 'label-over-a-page-cut', ...cutLabel, page: 2, crop: { top: 60, height: 320 } },
  { name: 'project-target-summary', source: 'pujin-shequ-shiwu-2024.json', page: 1 },
  { name: 'unit-target-declaration', source: 'hongqiao-shequ-shiwu-2026.json', page: 2 },
  { name: 'unit-self-evaluation', source: 'pujin-shequ-shiwu-2023.json', page: 2 },
];

function draw({ name, form = name, source, project, page, crop }) {
  const folder = mkdtempSync(join(tmpdir(), 'jibiao-picture-'));
  const chosen = project === undefined ? [] : ['--project', project];
  const args = ['dist/cli.js', 'render', join('samples', source), '--form', form, ...chosen];
  run(process.execPath, [...args, '--to', 'pdf', '--out', folder], root);
  const file = readdirSync(folder).find((one) => one.endsWith('.pdf'));
  const target = join(images, name);
  // In dots: a part of a page is shown larger than a whole one.
  const part = crop === undefined ? [] : ['-x', 70, '-y', crop.top, '-W', 690, '-H', crop.height];
  const dpi = crop === undefined ? '72' : '100';
  const number = String(page);
  const how = ['-r', dpi, ...part.map(String), '-png', '-singlefile', '-f', number, '-l', number];
  run('pdftoppm', [...how, join(folder, file), target], root);
  rmSync(folder, { recursive: true, force: true });
}

mkdirSync(images, { recursive: true });
pictures.forEach(draw);

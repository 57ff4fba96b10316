/** Tables of figures in Markdown. */
import { isOurs } from '../harness/programs.mjs';

/** Rows of texts under a head; figures are aligned right. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

export const seconds = (value) =>
  value === null || value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1);
export const megabytes = (value) => (value === null || value === undefined ? '–' : String(Math.round(value)));

/** One table for a work and a format, fastest first; ratios are to the fastest whose output is right. */
export function workTable(entries, documents) {
  const ran = [...entries].filter(({ rounds }) => rounds > 0).sort((one, other) => one.wall - other.wall);
  const best = ran.find(({ check }) => check.faultCount === 0) ?? ran[0];
  const rows = ran.map((entry) => [
    isOurs(entry.id) ? `**${entry.name}**` : entry.name,
    seconds(entry.wall),
    `${seconds(entry.least)}–${seconds(entry.most)}`,
    (entry.wall / best.wall).toFixed(2),
    ...(documents === 1 ? [] : [(documents / entry.wall).toFixed(documents / entry.wall < 10 ? 1 : 0)]),
    seconds(entry.cpu),
    megabytes(entry.peak),
    size(entry.check.bytes),
    entry.check.pages === null ? '–' : String(entry.check.pages),
    entry.check.faultCount === 0 ? 'right' : `${entry.check.faultCount} faults`,
    String(entry.rounds),
  ]);
  const failed = entries
    .filter(({ rounds, failure }) => rounds === 0 && failure !== null)
    .map(({ name, failure }) => `\n${name} failed: ${failure.split('\n')[0]}`);
  const rate = documents === 1 ? [] : ['forms/s'];
  const head = [
    '',
    'wall s',
    'least–most',
    '× best',
    ...rate,
    'CPU s',
    'peak MB',
    'size',
    'pages',
    'texts',
    'runs',
  ];
  return `${table(head, rows)}${failed.join('')}`;
}

function size(bytes) {
  return bytes < 1e6 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

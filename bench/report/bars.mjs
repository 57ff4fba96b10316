/** What this project set out to reach, and whether a run's figures reach it. */

import { isOurs } from '../harness/programs.mjs';

/** Rows `{work, goal, figure, reached}`; `reached` is null where the run has no figure for it. */
export function judgeBars({ works, batch }) {
  return [
    ...(works.a === undefined ? [] : formBars(works.a)),
    ...longBars(works.b ?? []),
    ...singleBars(works.c ?? []),
    ...batchBars(batch),
  ];
}

const ofFormat = (entries, format) => entries.filter((entry) => entry.format === format && entry.rounds > 0);
const ours = (entries, format) => ofFormat(entries, format).find(({ id }) => id === 'ours');
const isGood = ({ failure, check }) => failure === null && check !== null && check.faultCount === 0;

function peer(entries, format, id) {
  return ofFormat(entries, format).find((entry) => entry.id === id);
}

function fastest(entries, format, wanted) {
  const peers = ofFormat(entries, format).filter(
    (entry) => !isOurs(entry.id) && isGood(entry) && wanted(entry),
  );
  return peers.sort((one, other) => one.wall - other.wall)[0];
}

function ratioBar(work, goal, entry, limit) {
  const ratio = entry?.oursToIt ?? null;
  if (ratio === null) return { work, goal, figure: 'not run', reached: null };
  const cpu = entry.oursToItCpu === null ? '' : `; ${entry.oursToItCpu.toFixed(2)} of its processor time`;
  const bare = entry.bareToIt == null ? '' : `; without what its files lack: ${entry.bareToIt.toFixed(2)}`;
  return { work, goal, figure: `${ratio.toFixed(2)} of ${entry.name}${cpu}${bare}`, reached: ratio <= limit };
}

function memoryBar(work, entries, format) {
  const peak = ours(entries, format)?.peak ?? null;
  const goal = `${formatName(format)}: under 300 MB`;
  if (peak === null) return { work, goal, figure: 'not measured', reached: null };
  return { work, goal, figure: `${Math.round(peak)} MB`, reached: peak < 300 };
}

function formBars(entries) {
  return [
    ratioBar(
      'a',
      'PDF: at most 1.5 times the fastest peer that lays out pages',
      fastest(entries, 'pdf', (one) => one.layout),
      1.5,
    ),
    ratioBar(
      'a',
      'Word: at most 1.5 times the fastest peer that merges cells',
      fastest(entries, 'docx', (one) => one.merges),
      1.5,
    ),
  ];
}

function longBars(entries) {
  return [
    ratioBar('b', 'PDF: at most 0.9 of Typst', peer(entries, 'pdf', 'typst'), 0.9),
    ratioBar('b', 'Word: at most half of docxtemplater', peer(entries, 'docx', 'docxtemplater'), 0.5),
    ratioBar(
      'b',
      'Word: near carbone, which merges nothing (within 1.5)',
      peer(entries, 'docx', 'carbone'),
      1.5,
    ),
    memoryBar('b', entries, 'pdf'),
    memoryBar('b', entries, 'docx'),
  ];
}

function singleBars(entries) {
  return [
    ratioBar('c', 'PDF: at most 0.9 of Typst for each document', peer(entries, 'pdf', 'typst'), 0.9),
    ratioBar(
      'c',
      'Word: at most the fastest peer that merges cells',
      fastest(entries, 'docx', (one) => one.merges),
      1,
    ),
  ];
}

function batchBars(batch) {
  if (batch === null) return [];
  const goals = [
    'two workers at least 1.8 times one',
    'memory at 3,000 documents within 1.2 of that at 300',
    'one worker or two: the same bytes',
  ];
  if (!batch.available)
    return goals.map((goal) => ({ work: 'd', goal, figure: 'not available', reached: null }));
  const { speedUp, memoryGrowth, sameBytes } = batch;
  return [
    { work: 'd', goal: goals[0], figure: `${speedUp.toFixed(2)} times`, reached: speedUp >= 1.8 },
    memoryGrowth === null
      ? { work: 'd', goal: goals[1], figure: 'not measured', reached: null }
      : { work: 'd', goal: goals[1], figure: memoryGrowth.toFixed(2), reached: memoryGrowth <= 1.2 },
    { work: 'd', goal: goals[2], figure: sameBytes ? 'the same' : 'other bytes', reached: sameBytes },
  ];
}

export function formatName(format) {
  return format === 'pdf' ? 'PDF' : 'Word';
}

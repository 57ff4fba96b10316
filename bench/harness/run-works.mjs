/** Runs the works round by round, one program after the other, so that all share what the machine does meanwhile. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { printedForm } from '../form/printed.mjs';
import { checkOutput } from './check.mjs';
import { commandFor } from './commands.mjs';
import { measure } from './measure.mjs';
import { pairedRatio, summaryOf } from './statistics.mjs';

/** A program that takes so many seconds is measured once, or in fewer rounds. */
const slow = { once: 20, thrice: 5 };

/** Results of one work: an entry for each program, in the programs' order. */
export async function runWork(work, programs, rounds, setting) {
  const entries = programs.map((program) => ({ program, runs: [], check: null, failure: null }));
  for (let round = 0; round < rounds; round++) {
    for (const entry of entries) {
      if (entry.failure !== null || isSpared(entry.runs, round)) continue;
      await runOnce(entry, work, round, setting);
      setting.say(`${work.id} round ${round + 1}/${rounds} ${label(entry.program)}: ${lastFigure(entry)}`);
    }
  }
  return entries.map((entry) => resultOf(entry, entries));
}

function isSpared(runs, round) {
  const first = runs[0]?.wall ?? 0;
  return (first > slow.once && round > 0) || (first > slow.thrice && round > 2);
}

async function runOnce(entry, work, round, setting) {
  const { program } = entry;
  const out = join(setting.outFolder, `${work.id}-${program.id}-${program.format}-${round}`);
  mkdirSync(out, { recursive: true });
  try {
    const command = commandFor(program, work.id, out, setting);
    entry.runs.push(measure(command, { oneCore: work.id === 'c', instruments: setting.instruments }));
    entry.check ??= await checkOutput(out, program.format, expectedForms(work.id, setting));
  } catch (error) {
    entry.failure = error.message;
  }
}

function expectedForms(work, { data, filing }) {
  const projects = work === 'a' ? data.projects.slice(0, 1) : data.projects;
  return projects.map((project) => printedForm(project, filing));
}

function resultOf({ program, runs, check, failure }, entries) {
  const ratioOf = (id, figure) => {
    const own = entries.find((one) => one.program.id === id && one.program.format === program.format);
    const hasBoth = runs.length > 0 && (own?.runs.length ?? 0) > 0;
    return hasBoth && setHas(runs, figure) ? pairedRatio(own.runs, runs, figure) : null;
  };
  return {
    ...program,
    failure,
    ...(runs.length === 0 ? { rounds: 0 } : summaryOf(runs)),
    /** Ours against it, round by round: below 1, ours is faster. */
    oursToIt: ratioOf('ours', 'wall'),
    oursToItCpu: ratioOf('ours', 'cpu'),
    bareToIt: ratioOf('ours-bare', 'wall'),
    check:
      check === null
        ? null
        : { ...check, faults: check.faults.slice(0, 20), faultCount: check.faults.length },
    runs,
  };
}

function setHas(runs, figure) {
  return runs.every((run) => run[figure] !== null);
}

function label({ name, format }) {
  return `${name} (${format})`;
}

function lastFigure({ runs, failure, check }) {
  if (failure !== null) return `failed: ${failure}`;
  const { wall, peak } = runs.at(-1);
  const faults = check.faults.length === 0 ? '' : `, ${check.faults.length} faults: ${check.faults[0]}`;
  return `${wall.toFixed(2)} s${peak === null ? '' : `, ${Math.round(peak)} MB`}${faults}`;
}

/** Collects the texts of the real filings in samples/: the stuff that the bench's projects are made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names, sentences, and indicators by 二级指标, each once, in the files' order. */
export function readTextPool(folder) {
  const filings = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
  const projects = filings.flatMap((filing) => filing.projects);
  return {
    names: unique(projects.map((project) => project.name)),
    units: unique(filings.map((filing) => filing.unit.name)),
    sentences: unique(filings.flatMap(longTexts).flatMap(sentencesOf)),
    indicators: byLevel2(projects.flatMap((project) => project.indicators)),
  };
}

function longTexts(filing) {
  const goals = filing.projects.flatMap(({ goals: { overall, annual } }) => [overall, annual]);
  const target = filing.unitTarget;
  const evaluation = filing.unitSelfEvaluation;
  return [
    ...goals,
    ...(target?.duties ?? []),
    target?.annualGoal,
    ...(target?.tasks ?? []).map((task) => task.content),
    evaluation?.goal.planned,
    evaluation?.goal.actual,
  ].filter((text) => typeof text === 'string');
}

/** Clauses of a length that fills a line or two. */
function sentencesOf(text) {
  return text
    .split(/[。；;\n]/)
    .map((sentence) => sentence.replace(/^[\s0-9０-９.、（）()一二三四五六七八九十]+/, '').trim())
    .filter((sentence) => sentence.length >= 8 && sentence.length <= 45);
}

function byLevel2(indicators) {
  const groups = new Map();
  for (const { level1, level2, name, target } of indicators) {
    if (name === null || typeof target !== 'string') continue;
    if (name.length > 16 || target.length > 12) continue;
    const key = `${level1}|${level2}`;
    const group = groups.get(key) ?? { level1, level2, names: new Set(), targets: new Set() };
    group.names.add(name);
    group.targets.add(target);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ level1, level2, names, targets }) => ({
    level1,
    level2,
    names: [...names],
    targets: [...targets],
  }));
}

function unique(items) {
  return [...new Set(items)];
}

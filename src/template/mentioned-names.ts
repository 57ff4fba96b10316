/** Which names of the data a template mentions: what no form mentions, no form asks for. */
import type { Steps, TemplateStep, Value } from './steps.js';

/** All parts of the names: funding, annual and total of `project.funding.annual.total`, also where a helper is given them as a text. */
export function mentionedNames(steps: Steps): ReadonlySet<string> {
  const names = new Set<string>();
  gather(steps, names);
  return names;
}

function gather(steps: Steps, names: Set<string>): void {
  for (const step of steps) gatherStep(step, names);
}

function gatherStep(step: TemplateStep, names: Set<string>): void {
  switch (step.kind) {
    case 'openWith':
    case 'openMerging':
    case 'attribute':
      gather(step.inside, names);
      return;
    case 'print':
      gatherValue(step.value, names);
      return;
    case 'if':
    case 'each':
    case 'with':
      gatherValue(step.value, names);
      gather(step.inside, names);
      gather(step.otherwise, names);
      return;
    default:
  }
}

function gatherValue(value: Value, names: Set<string>): void {
  switch (value.kind) {
    case 'data':
      for (const name of value.names) names.add(name);
      return;
    case 'within':
      gatherValue(value.value, names);
      for (const name of value.names) names.add(name);
      return;
    case 'literal':
      if (typeof value.value === 'string') for (const name of value.value.split('.')) names.add(name);
      return;
    case 'call':
      for (const one of [...value.values, ...Object.values(value.named ?? {})]) gatherValue(one, names);
      return;
    default:
  }
}

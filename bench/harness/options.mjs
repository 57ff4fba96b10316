/** Reads the command line of npm run bench. */
import { parseArgs } from 'node:util';
import { works } from './works.mjs';

export const usage = `npm run bench -- [--only a,b,c,d] [--peers ours,typst,…] [--formats pdf,docx] [--rounds N]
                [--product folder] [--results file] [--docs folder] [--no-docs] [--report]
  --only      works to run: ${works.map(({ id, title }) => `${id} ${title}`).join('; ')}
  --peers     programs to run, by id (default: all that are here)
  --rounds    rounds of each work (default: ${works.map(({ id, rounds }) => `${id} ${rounds}`).join(', ')})
  --product   folder with the dist, templates and fonts to measure (default: this checkout)
  --results   where the figures go (default: bench/results/latest.json)
  --docs      where benchmarks.md and images/ go (default: docs); --no-docs writes neither
  --report    measures nothing: writes the report anew from the figures at --results`;

/** Options with defaults; throws a TypeError whose message can be shown. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string' },
      peers: { type: 'string' },
      formats: { type: 'string', default: 'pdf,docx' },
      rounds: { type: 'string' },
      product: { type: 'string', default: '.' },
      results: { type: 'string', default: 'bench/results/latest.json' },
      docs: { type: 'string', default: 'docs' },
      'no-docs': { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const only = listOf(values.only) ?? works.map(({ id }) => id);
  const strange = only.filter((id) => !works.some((work) => work.id === id));
  if (strange.length > 0) throw new TypeError(`no work ${strange.join(', ')}`);
  const rounds = values.rounds === undefined ? null : Number(values.rounds);
  if (rounds !== null && !(Number.isInteger(rounds) && rounds > 0)) {
    throw new TypeError('--rounds takes a whole number from 1');
  }
  return {
    ...values,
    works: works.filter(({ id }) => only.includes(id)),
    peers: listOf(values.peers),
    formats: listOf(values.formats),
    rounds,
    docs: values['no-docs'] ? null : values.docs,
  };
}

function listOf(text) {
  return text === undefined ? null : text.split(',').map((item) => item.trim());
}

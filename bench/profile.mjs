/** Sums a V8 processor profile (node --cpu-prof) by room and by function: node bench/profile.mjs <file.cpuprofile>. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [file, shown = '45'] = process.argv.slice(2);
const profile = JSON.parse(readFileSync(file, 'utf8'));
const sources = new Map();

/** Where each line of a bundle comes from: esbuild writes a comment before each file's code. */
function sourceOf(url, line) {
  if (!url.startsWith('file:')) return url === '' ? '(engine)' : url;
  if (!sources.has(url)) sources.set(url, readOrigins(fileURLToPath(url)));
  return sources.get(url)[line] ?? url.split('/').slice(-2).join('/');
}

function readOrigins(path) {
  let origin = path.split('/').slice(-2).join('/');
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => {
      const found = /^\s*\/\/ (?:\S*?)((?:src|node_modules)\/\S+)$/.exec(line);
      if (found !== null) origin = found[1];
      return origin;
    });
}

/** The folder under src, the package, or what the engine itself does. */
function roomOf(source, name) {
  if (name.startsWith('(')) return name;
  const own = /^src\/(\w+\/docx|\w+\/pdf|[\w.-]+)/.exec(source);
  if (own !== null) return own[1];
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? source;
}

const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
const rooms = new Map();
const functions = new Map();
let total = 0;
profile.samples.forEach((id, index) => {
  const time = profile.timeDeltas[index];
  const { functionName, url, lineNumber } = nodes.get(id).callFrame;
  if (functionName === '(idle)') return;
  const source = sourceOf(url, lineNumber);
  const add = (sums, key) => sums.set(key, (sums.get(key) ?? 0) + time);
  add(rooms, roomOf(source, functionName));
  add(functions, `${functionName || '(anonymous)'}  ${source}:${lineNumber + 1}`);
  total += time;
});

function print(title, sums, count) {
  process.stdout.write(`\n${title}, of ${(total / 1e6).toFixed(2)} s\n`);
  const sorted = [...sums].sort((one, other) => other[1] - one[1]).slice(0, count);
  for (const [name, time] of sorted) {
    process.stdout.write(`${((time / total) * 100).toFixed(1).padStart(6)} %  ${name}\n`);
  }
}

print('By room', rooms, 30);
print('By function (its own time)', functions, Number(shown));

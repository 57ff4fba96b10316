/** Fetches what the suites `office`, `runtimes` and `windows` need, and prints where each is. */
import { fetchRuntime, runtimes } from './runtimes.mjs';

for (const name of Object.keys(runtimes)) console.log(`${name}  ${fetchRuntime(name)}`);

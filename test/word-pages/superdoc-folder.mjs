/** Where SuperDoc stands once it is installed. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export const superDocVersion = '2.11.0';

const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
export const superDocFolder = join(cache, 'jibiao-tests', `superdoc-${superDocVersion}`);

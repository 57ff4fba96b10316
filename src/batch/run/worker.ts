/** Entry point of a worker thread: loads packs and faces once, then runs job after job. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Filing } from '../../filing/index.js';
import { loadResources } from '../../resources.js';
import type { Job } from '../plan/job.js';
import { WholeFileWriter } from '../results/whole-file.js';
import { readPlanned } from '../sources/read-source.js';
import type { JobTools } from './job-tools.js';
import { renderJob } from './render-job.js';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.js';

/** The filing read last: the jobs of a large filing come one after the other. */
interface LastFiling {
  /** Of the source. */
  readonly name: string;
  readonly filing: Filing;
}

async function work(port: NonNullable<typeof parentPort>, setup: WorkerSetup): Promise<void> {
  const post = (message: FromWorker) => port.postMessage(message);
  const { value: resources } = await loadResources(setup.folders);
  if (resources === null) {
    throw new Error('the packs or faces that the main thread has read cannot be read');
  }
  const tools: JobTools = {
    resources,
    settings: setup.settings,
    writer: new WholeFileWriter(setup.out, { process: setup.processId, thread: setup.thread }),
    onDefect: (error) => post({ kind: 'defect', stack: error instanceof Error ? (error.stack ?? '') : '' }),
  };
  let last: LastFiling | null = null;
  const carryOut = async (job: Job) => {
    const { name } = job.source;
    if (job.members === undefined && last?.name !== name) {
      const { value } = await readPlanned(job, { ...setup.settings, schema: resources.schema });
      last = value === null ? null : { name, filing: value };
    }
    const filing = job.members === undefined ? (last?.filing ?? null) : null;
    for await (const entry of renderJob({ ...job, filing }, tools)) {
      post({ kind: 'entry', entry });
    }
    post({ kind: 'done' });
  };
  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'job':
        void carryOut(message.job);
        break;
      case 'end':
        port.close();
        break;
    }
  });
  post({ kind: 'ready' });
}

if (parentPort !== null) {
  // What is thrown here ends the worker with it: nobody catches it.
  void work(parentPort, workerData as WorkerSetup);
}

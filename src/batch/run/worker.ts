/** Entry point of a worker thread: loads packs and faces once, then runs jobs or answers requests. */
import { parentPort, workerData } from 'node:worker_threads';
import { errorOf, type Result } from '../../diagnostics/index.js';
import type { Resources } from '../../pipeline.js';
import { loadResources } from '../../resources.js';
import type { Job } from '../plan/job.js';
import { WholeFileWriter } from '../results/whole-file.js';
import { PlannedSources } from '../sources/planned-sources.js';
import { answerRequest, type BytesRequest } from './answer-request.js';
import type { JobTools } from './job-tools.js';
import { renderJob } from './render-job.js';
import type { FromWorker, RunSetup, ToWorker, WorkerSetup } from './worker-messages.js';

type Port = NonNullable<typeof parentPort>;

async function work(port: Port, { folders, run }: WorkerSetup): Promise<void> {
  const loaded = await loadResources(folders);
  const carryOut = run === null ? null : jobRunner(port, run, loaded.value);
  port.on('message', (message: ToWorker) => {
    switch (message.kind) {
      case 'job':
        void carryOut?.(message.job);
        break;
      case 'request':
        void answer(message.request, loaded).then((made) => post(port, { kind: 'answer', answer: made }));
        break;
      case 'end':
        port.close();
        break;
    }
  });
  post(port, { kind: 'ready' });
}

function post(port: Port, message: FromWorker): void {
  port.postMessage(message);
}

function jobRunner(port: Port, setup: RunSetup, resources: Resources | null): (job: Job) => Promise<void> {
  if (resources === null) {
    throw new Error('the packs or faces that the main thread has read cannot be read');
  }
  const tools: JobTools = {
    resources,
    settings: setup.settings,
    sources: new PlannedSources({ ...setup.settings, schema: resources.schema }),
    writer: new WholeFileWriter(setup.out, { process: setup.processId, thread: setup.thread }),
    onDefect: (error) => post(port, { kind: 'defect', stack: stackOf(error) }),
  };
  return async (job) => {
    for await (const entry of renderJob(job, tools)) {
      post(port, { kind: 'entry', entry });
    }
    post(port, { kind: 'done' });
  };
}

async function answer(
  request: BytesRequest,
  { value: resources, diagnostics }: Result<Resources>,
): Promise<Result<Uint8Array>> {
  if (resources === null) return { value: null, diagnostics };
  try {
    return await answerRequest(request, resources);
  } catch (error) {
    const defect = errorOf(
      'pool/defect',
      `生成 ${request.form} 时程序内部出错，这是 jibiao 的缺陷：${stackOf(error)}`,
      `a defect of jibiao kept ${request.form} from being made: ${stackOf(error)}`,
      { file: request.file, parameters: { form: request.form } },
    );
    return { value: null, diagnostics: [defect] };
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? '') : '';
}

if (parentPort !== null) {
  // Not caught: an exception here ends the worker, and the main thread reports it.
  void work(parentPort, workerData as WorkerSetup);
}

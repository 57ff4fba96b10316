/** Files that a run keeps beside its results while it lasts: their names say whose they are, so that what is left is known. */
import { systemCode } from '../../diagnostics/index.js';

/** Whose temporary files these are: no two running writers have the same process and thread. */
export interface WriterIdentity {
  readonly process: number;
  readonly thread: number;
}

/** `count`: so many of this writer's. */
export function temporaryName({ process, thread }: WriterIdentity, count: number): string {
  return `.jibiao-${process}-${thread}-${count}.tmp`;
}

export function journalName(process: number): string {
  return `.jibiao-${process}.journal`;
}

/** Whether a run that is over has left this temporary file; this process's own are of an earlier one of its number. */
export function isLeftTemporary(name: string, ownProcess: number): boolean {
  return isOfEnded(/^\.jibiao-(\d+)-\d+-\d+\.tmp$/.exec(name), ownProcess);
}

/** As `isLeftTemporary`, of journals. */
export function isLeftJournal(name: string, ownProcess: number): boolean {
  return isOfEnded(/^\.jibiao-(\d+)\.journal$/.exec(name), ownProcess);
}

function isOfEnded(match: RegExpExecArray | null, ownProcess: number): boolean {
  if (match === null) return false;
  const owner = Number(match[1]);
  return owner === ownProcess || !isRunning(owner);
}

/** Whether a process of this number runs, of whichever user. */
export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/** nmt train --log and --tensorboard: what happens, added to files as it happens. */
import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileProblem } from '../../errors.ts';
import { type LogRecord, recordOf, valuesOf } from '../../exchange/training-log.ts';
import { makeFolder } from '../../place.ts';
import { hostName } from '../../runtime/host.ts';
import type { OnTrainingEvent } from '../../training/events.ts';

export interface LogOptions {
  /** The JSON lines; a resumed run goes on in them. */
  readonly log?: string;
  readonly isResumed: boolean;
  /** Folder of event files, one for each sitting. */
  readonly tensorboard?: string;
  /** Every so many updates one has a record; 0 for none. */
  readonly stepsEvery: number;
  /** Told once for each file that cannot be written; training goes on. */
  readonly onRefused: (problem: string) => void;
}

type Writer = (record: LogRecord) => void;

/** Hears of a run and writes what is to be kept of it. */
export async function logFiles(options: LogOptions): Promise<OnTrainingEvent> {
  const { log, tensorboard, stepsEvery, onRefused } = options;
  const writers: Writer[] = [];
  const add = (file: string, open: () => Writer) => {
    let write: Writer | null = null;
    let isRefused = false;
    writers.push((record) => {
      if (isRefused) return;
      try {
        write ??= open();
        write(record);
      } catch (error) {
        isRefused = true;
        onRefused(`${file}: ${fileProblem(error)}`);
      }
    });
  };
  if (log !== undefined) add(log, () => jsonLines(log, options.isResumed));
  if (tensorboard !== undefined) {
    const format = await import('../../exchange/event-file.ts');
    add(tensorboard, () => eventFile(tensorboard, format));
  }
  return (event) => {
    const record = recordOf(event, stepsEvery, Date.now() / 1000);
    if (record !== null) for (const write of writers) write(record);
  };
}

function jsonLines(file: string, goesOn: boolean): Writer {
  makeFolder(dirname(file));
  if (goesOn) dropUnfinishedLine(file);
  else writeFileSync(file, '');
  return (record) => appendFileSync(file, `${JSON.stringify(record)}\n`);
}

/** A line that a full disk or a power cut left unfinished is taken away, so that every line stays JSON. */
function dropUnfinishedLine(file: string): void {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return;
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(0x0a) + 1;
  if (end < bytes.length) truncateSync(file, end);
}

/** The name that TensorBoard looks for: it reads the files of a folder in the order of their names. */
function eventFile(folder: string, format: typeof import('../../exchange/event-file.ts')): Writer {
  const now = Date.now() / 1000;
  const file = join(folder, `events.out.tfevents.${Math.floor(now)}.${hostName()}.${process.pid}.nmt`);
  makeFolder(folder);
  writeFileSync(file, format.openingRecord(now));
  return (record) => appendFileSync(file, format.summaryRecord(record.time, record.step, valuesOf(record)));
}

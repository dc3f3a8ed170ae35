/** nmt train --report: the page of the run, written anew whenever there is something to see, beside the training. */
import { count } from '../../amounts.ts';
import type { EpochRecord } from '../../checkpoint/records.ts';
import type { Config } from '../../config.ts';
import { durationIn, type Language } from '../../inspect/language.ts';
import type { RunFact, RunReport } from '../../inspect/training-report/run-report.ts';
import { RUN_TEXTS } from '../../inspect/training-report/run-texts.ts';
import { StepCurve } from '../../inspect/training-report/step-curve.ts';
import type { EventOf, TrainingEvent } from '../../training/events.ts';
import { replaceOutputFile } from '../output-file.ts';
import { adviceIn } from './advice-texts.ts';

export interface ReportFileOptions {
  readonly file: string;
  /** Of the page. */
  readonly language: Language;
  readonly config: Config;
  /** What a resumed run had done before. */
  readonly history: readonly EpochRecord[];
  /** Told once when the page cannot be written; training goes on. */
  readonly onRefused: (error: unknown) => void;
}

export class ReportFile {
  private readonly options: ReportFileOptions;
  private readonly history: EpochRecord[];
  private readonly curve = new StepCurve();
  private readonly advice: string[] = [];
  private config: Config;
  private start: EventOf<'start'> | null = null;
  private lastStep: EventOf<'step'> | null = null;
  private end: EventOf<'end'> | null = null;
  private isClosed = false;
  private isDue = false;
  private isRefused = false;
  private writing: Promise<void> | null = null;

  constructor(options: ReportFileOptions) {
    this.options = options;
    this.config = options.config;
    this.history = [...options.history];
  }

  /** Takes in what happens; updates only leave a point of a curve. */
  hear(event: TrainingEvent): void {
    if (event.type === 'step') {
      this.lastStep = event;
      this.curve.add({ step: event.step, loss: event.loss, gradientNorm: event.gradientNorm });
      return;
    }
    if (event.type === 'preset') this.config = event.config;
    if (event.type === 'start') this.start = event;
    else if (event.type === 'epoch') this.history.push(event.record);
    else if (event.type === 'health') this.advice.push(adviceIn(this.options.language, event));
    else if (event.type === 'end') this.end = event;
    else return;
    this.write();
  }

  /** Settles when the page of the run's end is on the disk. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.start !== null && this.end === null) this.write();
    await this.writing;
  }

  /** While one page is being written, all that happens waits for the next one. */
  private write(): void {
    this.isDue = true;
    this.writing ??= this.writeWhileDue().finally(() => {
      this.writing = null;
    });
  }

  private async writeWhileDue(): Promise<void> {
    const { file, onRefused } = this.options;
    const { trainingPage } = await import('../../inspect/training-report/page.ts');
    while (this.isDue) {
      this.isDue = false;
      try {
        await replaceOutputFile(file, trainingPage(this.report()));
      } catch (error) {
        if (!this.isRefused) onRefused(error);
        this.isRefused = true;
      }
    }
  }

  private report(): RunReport {
    const { start } = this;
    return {
      language: this.options.language,
      corpus: start?.corpus ?? '',
      state: this.state(),
      facts: this.facts(),
      config: this.config,
      history: this.history,
      advice: this.advice,
      steps: this.curve.points(),
      tensors: [],
      neighbours: [],
    };
  }

  private state(): string {
    const { states } = RUN_TEXTS[this.options.language];
    if (this.end !== null) return states[this.end.reason];
    if (this.isClosed) return states.brokeOff;
    const { lastStep } = this;
    if (lastStep === null) return states.begun;
    return states.underWay(this.history.at(-1)?.epoch ?? 0, lastStep.epochs, lastStep.secondsLeft);
  }

  private facts(): RunFact[] {
    const { start, end } = this;
    if (start === null) return [];
    return [
      ['trainPairs', count(start.trainPairs)],
      ['devPairs', count(start.devPairs)],
      ['sourceTokens', count(start.sourceVocabulary)],
      ['targetTokens', count(start.targetVocabulary)],
      ['weights', count(start.parameters)],
      ['kernels', start.kernels],
      ['threads', String(start.threads)],
      ...(end === null
        ? []
        : ([
            ['time', durationIn(this.options.language, end.seconds)],
            ['weightHash', end.weightHash],
          ] satisfies RunFact[])),
    ];
  }
}

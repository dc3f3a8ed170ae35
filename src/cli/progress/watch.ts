/**
 * Training events → what the person at the terminal, the log or the program behind the pipe sees of them.
 */
import type { Config } from '../../config.ts';
import type { EventOf, OnTrainingEvent } from '../../training/events.ts';
import { canRedraw, commandName, sayPainted, type Terminal } from '../terminal.ts';
import { visible } from '../visible.ts';
import { headerLines, lastWords, sampleLines, tableHead, tableRow } from './epoch-table.ts';
import { plainScreen } from './plain.ts';
import type { Screen } from './screen.ts';

export interface TrainingWatcher {
  readonly onEvent: OnTrainingEvent;
  /** Clears the line under way, so that something else can be said. */
  pause(): void;
  close(): void;
  /** True when training came to an end of its own. */
  finished(): boolean;
}

export interface WatchOptions {
  readonly config: Config;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Called once when the reader of --json has gone. */
  readonly onBroken: () => void;
}

export async function watchTraining(terminal: Terminal, options: WatchOptions): Promise<TrainingWatcher> {
  const isLive = canRedraw(terminal) && !options.quiet && !options.json;
  const write = (line: string) => sayPainted(terminal, line);
  const screen = isLive ? (await import('./live.ts')).liveScreen(terminal) : plainScreen(write);
  const isBrief = options.quiet || options.json;
  const draw = isBrief ? drawBriefly(screen, terminal) : drawFully(screen, terminal, options.config);
  let ended = false;
  let broken = false;
  return {
    onEvent(event) {
      if (options.json && !broken) {
        terminal.stdout.write(`${JSON.stringify(event)}\n`, (error) => {
          if (error == null || broken) return;
          broken = true;
          options.onBroken();
        });
      }
      draw(event);
      if (event.type === 'end') ended = event.reason !== 'interrupted';
    },
    pause: () => screen.close(),
    close: () => screen.close(),
    finished: () => ended,
  };
}

/** Warnings and last words. */
function drawBriefly(screen: Screen, terminal: Terminal): OnTrainingEvent {
  return (event) => {
    if (event.type === 'notice' && event.severity === 'warning') screen.line(visible(`warning: ${event.message}`));
    if (event.type === 'health') screen.line(`warning: ${event.message}`);
    if (event.type === 'end') for (const line of lastWords(event, commandName(terminal))) screen.line(line);
  };
}

const PREPARING = {
  corpus: 'reading and examining the corpus',
  vocabulary: 'building the vocabulary',
  tokens: 'cutting sentences into tokens',
  alignment: 'learning which words translate each other',
} as const;

function busyText(event: EventOf<'preparing' | 'validating' | 'calibrating'>): string {
  if (event.type === 'preparing') return PREPARING[event.work];
  if (event.type === 'validating') return `epoch ${event.epoch}: translating the dev set`;
  return 'finding out when an answer should be doubted';
}

function noticeLine({ severity, message }: EventOf<'notice'>, paint: Screen['paint']): string {
  const line = visible(`${severity}: ${message}`);
  return severity === 'warning' ? paint.warn(line) : line;
}

function drawFully(screen: Screen, terminal: Terminal, given: Config): OnTrainingEvent {
  const brief = drawBriefly(screen, terminal);
  const { paint, width } = screen;
  let headDrawn = false;
  let config = given;
  return (event) => {
    switch (event.type) {
      case 'preparing':
      case 'validating':
      case 'calibrating':
        screen.busy(busyText(event));
        return;
      case 'start':
        for (const line of headerLines(event, config)) screen.line(line);
        return;
      case 'preset':
        config = event.config;
        screen.line(visible(`note: ${event.message}`));
        return;
      case 'notice':
        screen.line(noticeLine(event, paint));
        return;
      case 'health':
        screen.line(paint.warn(`warning: ${event.message}`));
        return;
      case 'step':
        screen.step(event);
        return;
      case 'epoch':
        if (!headDrawn) screen.line(paint.dim(tableHead()));
        headDrawn = true;
        screen.line(tableRow(event.record, paint));
        for (const line of sampleLines(event.record.samples, width, paint)) screen.line(line);
        return;
      default:
        brief(event);
    }
  };
}

/** Train here: choose, start, watch the loss fall and sentences come right, and go back to any epoch. */
import { signal } from '@preact/signals';
import { checkpointText } from '../../checkpoint/checkpoint-text.ts';
import { chooseArithmetic, chooseKernels } from '../../runtime/kernel-choice.ts';
import type { Arithmetic } from '../../tensor/multiply-add.ts';
import { Choice } from './choice.tsx';
import { CopyText } from './copy-text.tsx';
import { lookInside } from './look-inside.ts';
import { LossCurve } from './loss-curve.tsx';
import { saveFile } from './save-file.ts';
import { texts } from './state.ts';
import { choices, failure, losses, running, startTraining, stopTraining, trained } from './train-state.ts';
import { TrainedEpochs } from './trained-epochs.tsx';
import { KNOBS, OWN_FREQUENCY, pairsOf, pairsText, type TrainingChoices, trainingCommand } from './training.ts';

/** Lines that were pasted; empty for the corpus that stands in the page. */
const pasted = signal('');

const hasOwn = () => pasted.value.trim() !== '';

function corpusText(): string {
  return hasOwn() ? pasted.value : (document.getElementById('corpus')?.textContent ?? '');
}

export function TrainPanel() {
  return (
    <section class="card" id="train" aria-labelledby="train-title">
      <h2 id="train-title">{texts.value.trainTitle}</h2>
      <p class="soft">{texts.value.trainHelp}</p>
      <div class="two even">
        <div>
          <Knobs />
          <Buttons />
          <OwnPairs />
          {failure.value !== null && (
            <p class="warning" role="alert">
              {failure.value}
            </p>
          )}
          <Result />
        </div>
        <div>{(running.value || losses.value.length > 0) && <LossCurve />}</div>
      </div>
      <TrainedEpochs />
    </section>
  );
}

function OwnPairs() {
  const lines = pasted.value.split('\n').filter((line) => line.trim() !== '');
  const leftOut = lines.length - pairsOf(pasted.value).length;
  return (
    <details>
      <summary class="soft">{texts.value.ownPairs}</summary>
      <textarea
        aria-label={texts.value.ownPairs}
        rows={5}
        placeholder={texts.value.pairsExample}
        value={pasted.value}
        onInput={(event) => {
          pasted.value = event.currentTarget.value;
        }}
      />
      {leftOut > 0 && <p class="soft">{texts.value.leftOut(leftOut)}</p>}
    </details>
  );
}

function choose(change: Partial<TrainingChoices>): void {
  choices.value = { ...choices.value, ...change };
}

function Knobs() {
  const { knobs } = texts.value;
  const { cell, attention } = choices.value;
  return (
    <div class="choices">
      <Choice
        label={knobs.cell}
        value={cell}
        options={KNOBS.cell.map((one) => [one, one.toUpperCase()])}
        onChoose={(one) => choose({ cell: one })}
      />
      <Choice
        label={knobs.attention}
        value={attention}
        options={[
          ['dot', knobs.yes],
          ['none', knobs.no],
        ]}
        onChoose={(one) => choose({ attention: one })}
      />
      {(['hiddenSize', 'learningRate', 'epochs'] as const).map((name) => (
        <Choice
          key={name}
          label={knobs[name]}
          value={String(choices.value[name])}
          options={KNOBS[name].map((one) => [String(one), String(one)])}
          onChoose={(one) => choose({ [name]: Number(one) })}
        />
      ))}
    </div>
  );
}

const frequency = () => (hasOwn() ? { minimumFrequency: OWN_FREQUENCY } : {});

function arithmeticHere(): Arithmetic {
  return chooseArithmetic(null, chooseKernels(null));
}

function Buttons() {
  const { start, stop, savePairs } = texts.value;
  return (
    <p class="row">
      {running.value ? (
        <button type="button" class="chip main" onClick={stopTraining}>
          ■ {stop}
        </button>
      ) : (
        <button
          type="button"
          class="chip main"
          onClick={() => startTraining({ choices: choices.value, pairs: pairsOf(corpusText()), areOwn: hasOwn() })}
        >
          ▶ {start}
        </button>
      )}
      <CopyText
        label={texts.value.copyCommand}
        text={() => trainingCommand({ ...choices.value, ...frequency(), arithmetic: arithmeticHere() })}
      />
      <button
        type="button"
        class="chip"
        onClick={() => saveFile('pairs.tsv', [pairsText(pairsOf(corpusText()))], 'text/tab-separated-values')}
      >
        {savePairs}
      </button>
    </p>
  );
}

/** The best model of a run that is over: its hash, and the file. */
function Result() {
  const { value } = trained;
  if (value === null) return null;
  return (
    <div class="result">
      {texts.value.trainedHash} <code id="trained-hash">{value.weightHash}</code>{' '}
      <button
        type="button"
        class="chip"
        onClick={() => saveFile('pairs.json', [...checkpointText(value)], 'application/json')}
      >
        {texts.value.saveCheckpoint}
      </button>{' '}
      <button type="button" class="chip" onClick={() => lookInside('pairs.json', value)}>
        {texts.value.lookInside}
      </button>
      <p class="equation" id="train-command">
        {trainingCommand(value.config)}
      </p>
    </div>
  );
}

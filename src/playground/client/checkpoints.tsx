/** A reader's own checkpoint: dropped on the page or chosen. It becomes the model, and the one before stands beside it. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { bytesInMemory } from '../../checkpoint/byte-source.ts';
import type { Checkpoint } from '../../checkpoint/checkpoint.ts';
import { parseCheckpoint } from '../../checkpoint/parse.ts';
import { NmtError } from '../../errors.ts';
import { chooseKernels } from '../../runtime/kernel-choice.ts';
import { type LoadedModel, openModel } from '../../translation/open-model.ts';
import { NO_EDITS } from '../engine/edits.ts';
import { lookAt } from '../engine/look.ts';
import { beginning, edits, model, sentence, texts } from './state.ts';

/** The model that stands beside. */
const other = signal<LoadedModel | null>(null);
/** Why the last file could not be opened: the line that the command line would say. */
const refusal = signal<string | null>(null);

function showModel(next: LoadedModel): void {
  if (model.value !== null) {
    other.value = model.value;
    beginning.value = [];
    edits.value = NO_EDITS;
  }
  model.value = next;
}

export function openCheckpoint(name: string, checkpoint: Checkpoint): void {
  showModel(openModel(name, checkpoint, { kernels: chooseKernels(null) }));
}

export async function openBytes(name: string, bytes: Uint8Array): Promise<void> {
  refusal.value = null;
  try {
    openCheckpoint(name, await parseCheckpoint(bytesInMemory(bytes), name));
  } catch (error) {
    if (!(error instanceof NmtError)) throw error;
    refusal.value = error.message;
  }
}

async function openFile(file: File | undefined): Promise<void> {
  if (file !== undefined) await openBytes(file.name, new Uint8Array(await file.arrayBuffer()));
}

export function Checkpoints() {
  useEffect(() => listenForDrops(), []);
  return (
    <section class="card" id="checkpoints" aria-label={texts.value.model}>
      <p class="soft">{texts.value.dropHere}</p>
      <label class="chip file">
        {texts.value.openModel}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => {
            openFile(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      {refusal.value !== null && (
        <p class="warning" role="alert">
          {refusal.value}
        </p>
      )}
      {other.value !== null && <Beside loaded={other.value} />}
    </section>
  );
}

/** What the other model makes of the same sentence. */
function Beside({ loaded }: { loaded: LoadedModel }) {
  const { besideTitle, swap, removeModel } = texts.value;
  return (
    <div class="beside">
      <h3>{besideTitle(loaded.file)}</h3>
      <p class="other">
        <bdi>{translationBy(loaded)}</bdi>
      </p>
      <button type="button" class="chip" onClick={() => showModel(loaded)}>
        ⇄ {swap}
      </button>
      <button
        type="button"
        class="chip"
        onClick={() => {
          other.value = null;
        }}
      >
        {removeModel}
      </button>
    </div>
  );
}

function translationBy(loaded: LoadedModel): string {
  if (sentence.value.trim() === '') return '';
  try {
    return lookAt(loaded, sentence.value).explanation.translation;
  } catch (error) {
    if (error instanceof NmtError) return error.message;
    throw error;
  }
}

function listenForDrops(): () => void {
  const over = (event: DragEvent) => event.preventDefault();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    openFile(event.dataTransfer?.files[0]);
  };
  document.addEventListener('dragover', over);
  document.addEventListener('drop', drop);
  return () => {
    document.removeEventListener('dragover', over);
    document.removeEventListener('drop', drop);
  };
}

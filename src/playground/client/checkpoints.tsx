/** A reader's own checkpoint: dropped on the page or chosen. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { bytesInMemory } from '../../checkpoint/byte-source.ts';
import { parseCheckpoint } from '../../checkpoint/parse.ts';
import { NmtError } from '../../errors.ts';
import { oneByOne } from '../../turns.ts';
import { missing, openCheckpoint } from './open-models.ts';
import { texts } from './state.ts';

/** Why the last file could not be opened: the line that the command line would say. */
const refusal = signal<string | null>(null);

/** Files are opened one after the other, in the order in which they came. */
const inOrder = oneByOne();

/** `open`: what becomes of a sound one. */
export function openBytes(name: string, bytes: () => Promise<Uint8Array>, open = openCheckpoint): Promise<void> {
  return inOrder(async () => {
    refusal.value = null;
    try {
      open(name, await parseCheckpoint(bytesInMemory(await bytes()), name));
    } catch (error) {
      if (!(error instanceof NmtError)) throw error;
      refusal.value = error.message;
    }
  });
}

async function openFile(file: File | undefined): Promise<void> {
  if (file !== undefined) await openBytes(file.name, async () => new Uint8Array(await file.arrayBuffer()));
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
      {missing.value.map(({ file, hash }) => (
        <p key={hash} class="warning asked">
          {texts.value.asked(file, hash)}
        </p>
      ))}
      {refusal.value !== null && (
        <p class="warning" role="alert">
          {refusal.value}
        </p>
      )}
    </section>
  );
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

/** A reader's own checkpoint: dropped on the page or chosen. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { bytesInMemory } from '../../checkpoint/byte-source.ts';
import { parseCheckpoint } from '../../checkpoint/parse.ts';
import { NmtError } from '../../errors.ts';
import { oneByOne } from '../../turns.ts';
import { lookInside } from './look-inside.ts';
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
  if (file !== undefined) await openBytes(file.name, () => bytesOf(file), lookInside);
}

/** @throws NmtError E_FILE when it is gone, changed since it was chosen, or more than a page may hold */
async function bytesOf(file: File): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new NmtError({ code: 'E_FILE', file: file.name, problem: 'the browser cannot read this file', cause });
  }
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
      {refusal.value !== null && <Refusal line={refusal.value} />}
    </section>
  );
}

/** Files are dropped anywhere: the line on one is brought to where it is seen. */
function Refusal({ line }: { line: string }) {
  const shown = useRef<HTMLParagraphElement>(null);
  useEffect(() => shown.current!.scrollIntoView({ block: 'nearest' }), []);
  return (
    <p ref={shown} class="warning" role="alert">
      {line}
    </p>
  );
}

/** Text that is dropped on a field is the browser's affair. */
const bringsFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

function listenForDrops(): () => void {
  const over = (event: DragEvent) => bringsFile(event) && event.preventDefault();
  const drop = (event: DragEvent) => {
    if (!bringsFile(event)) return;
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

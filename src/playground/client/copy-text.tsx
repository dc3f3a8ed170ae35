/** A button that puts a text on the clipboard; where that is refused, it shows the text to be copied by hand. */
import { useSignal } from '@preact/signals';
import { texts } from './state.ts';

export function CopyText({ label, text }: { label: string; text: () => string }) {
  const copied = useSignal(false);
  const byHand = useSignal<string | null>(null);
  const copy = async () => {
    const value = text();
    try {
      await navigator.clipboard.writeText(value);
      copied.value = true;
      setTimeout(() => {
        copied.value = false;
      }, 1500);
    } catch {
      byHand.value = byHand.value === null ? value : null;
    }
  };
  return (
    <>
      <button type="button" class="chip" onClick={copy}>
        {copied.value ? `✓ ${texts.value.copied}` : label}
      </button>
      {byHand.value !== null && <input class="by-hand" readOnly aria-label={label} value={byHand.value} />}
    </>
  );
}

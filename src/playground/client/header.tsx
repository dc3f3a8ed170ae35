/** The page's name, and the switches for language, light and dark, and sharing. */
import { useSignal } from '@preact/signals';
import { asCommand } from './command.ts';
import { language, model, sentence, type Theme, texts, theme } from './state.ts';

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

export function Header() {
  return (
    <header class="top">
      <div class="names">
        <h1>{texts.value.title}</h1>
        <p>{texts.value.subtitle}</p>
      </div>
      <div class="switches">
        <Copy label={texts.value.copyLink} text={() => location.href} />
        {model.value !== null && (
          <Copy label={texts.value.copyCommand} text={() => asCommand(sentence.value, { file: model.value!.file })} />
        )}
        <button
          type="button"
          class="chip"
          lang={language.value === 'ko' ? 'en' : 'ko'}
          onClick={() => {
            language.value = language.value === 'ko' ? 'en' : 'ko';
          }}
        >
          {language.value === 'ko' ? 'English' : '한국어'}
        </button>
        <select
          aria-label={texts.value.theme}
          value={theme.value}
          onChange={(event) => {
            theme.value = event.currentTarget.value as Theme;
          }}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {texts.value.themes[one]}
            </option>
          ))}
        </select>
      </div>
    </header>
  );
}

/** Puts a text on the clipboard; where that is refused, shows it to be copied by hand. */
function Copy({ label, text }: { label: string; text: () => string }) {
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

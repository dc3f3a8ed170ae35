/** The page's name, and the switches for language, light and dark, and sharing. */
import { asCommand } from './command.ts';
import { CopyText } from './copy-text.tsx';
import { language, model, sentence, type Theme, texts, theme } from './state.ts';
import { TourButton } from './tour.tsx';

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

export function Header() {
  return (
    <header class="top">
      <div class="names">
        <h1>{texts.value.title}</h1>
        <p>{texts.value.subtitle}</p>
      </div>
      <div class="switches">
        <TourButton />
        <CopyText label={texts.value.copyLink} text={() => location.href} />
        {model.value !== null && (
          <CopyText
            label={texts.value.copyCommand}
            text={() => asCommand(sentence.value, { file: model.value!.file })}
          />
        )}
        <LanguageSwitch />
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

function LanguageSwitch() {
  return (
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
  );
}

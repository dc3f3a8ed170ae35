/** The page from top to bottom. */
import { count } from '../../amounts.ts';
import { AttentionTable } from './attention-table.tsx';
import { Header } from './header.tsx';
import { MomentPanel } from './moment-panel.tsx';
import { SentenceInput } from './sentence-input.tsx';
import { Stage } from './stage.tsx';
import { model, texts } from './state.ts';
import { Translation } from './translation.tsx';
import { Transport } from './transport.tsx';

export function App() {
  return (
    <>
      <Header />
      <main>{model.value === null ? <p class="warning">{texts.value.noModel}</p> : <Live />}</main>
      <Footer />
    </>
  );
}

function Live() {
  return (
    <>
      <section class="card talk" aria-label={texts.value.translation}>
        <SentenceInput />
        <Translation />
      </section>
      <div class="two">
        <section class="card" aria-labelledby="stage-title">
          <h2 id="stage-title">{texts.value.stage}</h2>
          <p class="soft">
            {texts.value.stageHelp} {texts.value.tiles}
          </p>
          <Stage />
          <Transport />
          <AttentionTable />
        </section>
        <aside class="card">
          <MomentPanel />
        </aside>
      </div>
    </>
  );
}

function Footer() {
  const loaded = model.value;
  return (
    <footer>
      {loaded !== null && (
        <p>
          {texts.value.model} <b>{loaded.file}</b>:{' '}
          {texts.value.weights(count(loaded.parameters), loaded.checkpoint.weightHash)}
        </p>
      )}
      <p>{texts.value.allNumbers}</p>
    </footer>
  );
}

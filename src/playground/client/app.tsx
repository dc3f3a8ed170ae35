/** The page from top to bottom. */
import { count } from '../../amounts.ts';
import { AttentionTable } from './attention-table.tsx';
import { Barcode } from './barcode.tsx';
import { CellPanel } from './cell-panel.tsx';
import { Challenges } from './challenges.tsx';
import { Checkpoints } from './checkpoints.tsx';
import { Hands } from './hands.tsx';
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
      <main>{model.value === null ? <NoModel /> : <Live />}</main>
      <Footer />
    </>
  );
}

function NoModel() {
  return (
    <>
      <p class="warning">{texts.value.noModel}</p>
      <Checkpoints />
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
          <AttentionTable />
        </section>
        <aside class="card">
          <MomentPanel />
        </aside>
      </div>
      <div class="two even">
        <div class="stack">
          <Barcode />
          <Hands />
          <Challenges />
        </div>
        <CellPanel />
      </div>
      <Checkpoints />
      <div class="dock">
        <Transport />
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

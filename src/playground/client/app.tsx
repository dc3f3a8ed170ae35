/** The page from top to bottom. */
import type { JSX } from 'preact';
import { count } from '../../amounts.ts';
import { BackwardPanel } from './backward-panel.tsx';
import { Barcode } from './barcode.tsx';
import { CellPanel } from './cell-panel.tsx';
import { Challenges } from './challenges.tsx';
import { Checkpoints } from './checkpoints.tsx';
import { embeddedPanels, hasCursor, type Panel } from './embedded-panels.ts';
import { Hands } from './hands.tsx';
import { Header } from './header.tsx';
import { LanesPanel } from './lanes-panel.tsx';
import { SentenceHelp, SentenceInput } from './sentence-input.tsx';
import { StagePanel, StagesAndMoments } from './stage-panels.tsx';
import { model, opening, texts } from './state.ts';
import { Tour, tourStop } from './tour.tsx';
import { TrainPanel } from './train-panel.tsx';
import { Translation } from './translation.tsx';
import { Transport } from './transport.tsx';

export function App() {
  const alone = embeddedPanels(location.search);
  if (alone !== null && model.value !== null) return <Embedded panels={alone} />;
  return (
    <>
      <Header />
      <main class={tourStop.value === null ? '' : 'touring'}>{model.value === null ? <NoModel /> : <Live />}</main>
      <Footer />
    </>
  );
}

/** The panels by the names that `?embed=` and the tour call them. */
const PANEL_PARTS: Readonly<Record<Panel, () => JSX.Element>> = {
  talk: Talk,
  stage: StagePanel,
  barcode: () => <Barcode />,
  cell: () => <CellPanel />,
  hands: () => <Hands />,
  challenges: () => <Challenges />,
  train: () => <TrainPanel />,
  lanes: () => <LanesPanel />,
};

function Embedded({ panels }: { panels: readonly Panel[] }) {
  return (
    <main class="embedded">
      <h1 class="spoken">{texts.value.title}</h1>
      {panels.map((panel) => {
        const Part = PANEL_PARTS[panel];
        return <Part key={panel} />;
      })}
      {panels.some(hasCursor) && (
        <div class="dock">
          <Transport />
        </div>
      )}
    </main>
  );
}

function NoModel() {
  if (opening.value) return <p class="soft">{texts.value.opening}</p>;
  return (
    <>
      <p class="warning">{texts.value.noModel}</p>
      <Checkpoints />
    </>
  );
}

function Talk() {
  return (
    <section class="card talk" id="talk" aria-label={texts.value.translation}>
      <SentenceInput />
      <Translation />
      <SentenceHelp />
    </section>
  );
}

function Live() {
  return (
    <>
      <Tour />
      <Talk />
      <StagesAndMoments />
      <div class="two even">
        <div class="stack">
          <Barcode />
          <Hands />
          <Challenges />
        </div>
        <div class="stack">
          <BackwardPanel />
          <CellPanel />
        </div>
      </div>
      <TrainPanel />
      <LanesPanel />
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

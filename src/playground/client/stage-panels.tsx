/** The stage of the model that is looked into, and what happens at the cursor; the same of a second model beside it. */
import type { ComponentChildren } from 'preact';
import { count } from '../../amounts.ts';
import { EOS } from '../../special-ids.ts';
import type { Look } from '../engine/look.ts';
import { diffWords } from '../engine/word-diff.ts';
import { AttentionTable } from './attention-table.tsx';
import { BackwardSwitch } from './backward-panel.tsx';
import { backwards } from './backward-state.ts';
import { MomentPanel } from './moment-panel.tsx';
import { closeOther, other, showModel } from './open-models.ts';
import { SavePicture } from './save-picture.tsx';
import { problemBeside, seen, seenBeside } from './seen.ts';
import { Stage } from './stage.tsx';
import { look, model, texts } from './state.ts';
import { DiffLine } from './translation.tsx';
import { shownToken } from './words.ts';

export function StagesAndMoments() {
  if (other.value === null) {
    return (
      <div class="two">
        <StagePanel />
        {seen.value && (
          <Aside id="moment">
            <MomentPanel seen={seen.value} />
          </Aside>
        )}
      </div>
    );
  }
  return (
    <div class="two halves">
      <StagePanel />
      <BesidePanel />
      {seen.value && (
        <Aside id="moment">
          <MomentPanel seen={seen.value} />
        </Aside>
      )}
      {seenBeside.value && (
        <Aside id="moment-beside">
          <MomentPanel seen={seenBeside.value} />
        </Aside>
      )}
    </div>
  );
}

function Aside({ id, children }: { id: string; children: ComponentChildren }) {
  const { atCursor, besideTitle } = texts.value;
  const isBeside = id !== 'moment';
  return (
    <aside class="card" id={id} aria-label={isBeside ? `${atCursor}, ${besideTitle(other.value!.file)}` : atCursor}>
      {children}
    </aside>
  );
}

export function StagePanel() {
  const { stage, stageHelp, attentionCurves, noAttention, tiles } = texts.value;
  const isBlind = seen.value !== null && seen.value.look.trace.attention === null;
  return (
    <section class="card" id="stage" aria-labelledby="stage-title">
      {seen.value !== null && <SavePicture of="stage" title={stage} />}
      <h2 id="stage-title">
        {stage}
        {other.value !== null && `: ${model.value!.file}`}
      </h2>
      <p class="soft">
        {stageHelp} {isBlind ? noAttention : attentionCurves} {tiles}
      </p>
      {seen.value !== null && <BackwardSwitch />}
      {seen.value !== null && <Stage seen={seen.value} />}
      {seen.value !== null && <AttentionTable seen={seen.value} id="attention" />}
    </section>
  );
}

function BesidePanel() {
  const [loaded, found] = [other.value!, seenBeside.value];
  const { besideTitle, apartHelp, apartCurves, swap, removeModel, weights } = texts.value;
  return (
    <section class="card" id="beside" aria-labelledby="beside-title">
      {found !== null && <SavePicture of="beside" title={besideTitle(loaded.file)} />}
      <h2 id="beside-title">{besideTitle(loaded.file)}</h2>
      <p class="soft">
        {apartHelp} {!backwards.value && apartCurves}
      </p>
      <p class="choices">
        <button type="button" class="chip" onClick={() => showModel(loaded)}>
          ⇄ {swap}
        </button>
        <button type="button" class="chip" onClick={closeOther}>
          {removeModel}
        </button>
      </p>
      {problemBeside.value !== null && (
        <p class="warning" role="alert">
          {problemBeside.value}
        </p>
      )}
      {found !== null && <Stage seen={found} />}
      {found !== null && <AttentionTable seen={found} id="attention-beside" />}
      {found !== null && <Difference found={found.look} />}
      <p class="soft">{weights(count(loaded.parameters), loaded.checkpoint.weightHash)}</p>
    </section>
  );
}

/** The translation beside, with what it has otherwise than the first one. */
function Difference({ found }: { found: Look }) {
  const { fromFirst, sameTranslation } = texts.value;
  if (look.value === null) return null;
  const written = ({ tokens, trace }: Look) =>
    tokens.decoder.filter((_, t) => trace.targetIds[t] !== EOS).map(shownToken);
  const list = diffWords(written(look.value), written(found));
  return (
    <div class="changed">
      <p class="other">
        <bdi>{found.explanation.translation}</bdi>
      </p>
      <p>
        {list.every((one) => one.in === 'both') ? (
          sameTranslation
        ) : (
          <>
            <span class="soft">{fromFirst}: </span>
            <DiffLine words={list} />
          </>
        )}
      </p>
    </div>
  );
}

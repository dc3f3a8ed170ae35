/** Both sentences, the states over and under them, the attention between them, and the cursor. */
import { useMemo } from 'preact/hooks';
import type { LayerTrace } from '../../inspect/trace.ts';
import { AttentionCurves } from './attention-curves.tsx';
import { flow } from './backward-state.ts';
import { FlowCurves } from './flow-curves.tsx';
import { layOutStage, type PlacedWord, type StageLayout } from './stage-layout.ts';
import { look, moment, moveTo, playing, texts } from './state.ts';
import { StateTile } from './state-tile.tsx';
import { topLayers } from './top-layers.ts';
import { useRoom } from './use-room.ts';
import { textWidth } from './word-width.ts';
import { type ShownWord, words } from './words.ts';

export function Stage() {
  const { frame, room } = useRoom();
  return (
    <div ref={frame} class="stage">
      {look.value !== null && room.value > 0 && <StagePicture room={room.value} />}
    </div>
  );
}

function StagePicture({ room }: { room: number }) {
  const { source, target } = words.value;
  const layers = topLayers();
  const directions = layers.encoder.length;
  const layout = useMemo(() => {
    const widths = (list: readonly ShownWord[]) => list.map(({ text }) => textWidth(text));
    return layOutStage(widths(source), widths(target), { room, directions });
  }, [source, target, room, directions]);
  const { explanation } = look.value!;
  return (
    <svg
      role="img"
      aria-label={texts.value.stagePicture(explanation.source, explanation.translation)}
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      onPointerDown={follow}
      onPointerMove={(event) => event.pointerType === 'mouse' && !playing.value && follow(event)}
    >
      {flow.value === null ? <AttentionCurves layout={layout} /> : <FlowCurves layout={layout} />}
      <Words kind="read" words={source} layout={layout} layers={layers.encoder} />
      <Words kind="write" words={target} layout={layout} layers={layers.decoder} />
    </svg>
  );
}

interface WordsProps {
  readonly kind: 'read' | 'write';
  readonly words: readonly ShownWord[];
  readonly layout: StageLayout;
  readonly layers: readonly LayerTrace[];
}

function Words({ kind, words: list, layout, layers }: WordsProps) {
  const placed = kind === 'read' ? layout.source : layout.target;
  const now = moment.value;
  const tiles = tilesOf(layers);
  return (
    <g>
      {list.map(({ text, isEnd }, at) => {
        const isHere = now !== null && now.kind === kind && now.at === at;
        const place = placed[at]!;
        return (
          <g key={at} class={`word${isHere ? ' here' : ''}${isEnd ? ' end' : ''}`} data-kind={kind} data-at={at}>
            {layers.map((layer, i) => (
              <StateTile
                key={layer.direction}
                values={tiles[i]![at]!}
                box={place.tiles[i]!}
                faint={isToCome(kind, layer.direction === 'backward' ? list.length - 1 - at : at)}
              />
            ))}
            <WordBox place={place} text={text} faint={kind === 'write' && isToCome(kind, at)} />
          </g>
        );
      })}
    </g>
  );
}

/** [layer][word]: the hidden states; with the arrows turned round the loss's gradient there, the greatest one as 1. */
function tilesOf(layers: readonly LayerTrace[]): (readonly number[])[][] {
  const back = flow.value;
  if (back === null) return layers.map(({ steps }) => steps.map(({ hidden }) => hidden));
  const found = layers.map((layer) => layer.steps.map((_, at) => back.cellAt(layer, at).hidden));
  const most = Math.max(...found.flat(2).map(Math.abs)) || 1;
  return found.map((rows) => rows.map((row) => row.map((value) => value / most)));
}

function WordBox({ place, text, faint }: { place: PlacedWord; text: string; faint: boolean }) {
  const { x, y, width, height } = place.box;
  const tooWide = textWidth(text) > width - 6;
  return (
    <g class={faint ? 'faint' : ''}>
      <rect class="word-box" x={x} y={y} width={width} height={height} rx="7" />
      <text
        x={x + width / 2}
        y={y + height / 2 + 5}
        {...(tooWide && { textLength: width - 8, lengthAdjust: 'spacingAndGlyphs' })}
      >
        {text}
      </text>
    </g>
  );
}

/** While it plays, what has not happened yet is faint. */
function isToCome(kind: 'read' | 'write', order: number): boolean {
  const now = moment.value;
  if (!playing.value || now === null) return false;
  if (kind === 'write') return now.kind !== 'write' || order > now.at;
  return now.kind === 'read' && order > now.at;
}

function follow(event: PointerEvent): void {
  const word = (event.target as Element).closest<SVGGElement>('[data-at]');
  const now = moment.value;
  if (word === null) return;
  const [kind, at] = [word.dataset.kind as 'read' | 'write', Number(word.dataset.at)];
  if (now === null || now.kind !== kind || now.at !== at) moveTo(kind, at);
}

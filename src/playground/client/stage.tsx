/** Both sentences, the states over and under them, the attention between them, and the cursor. */
import { useMemo } from 'preact/hooks';
import type { LayerTrace } from '../../inspect/trace.ts';
import { AttentionCurves } from './attention-curves.tsx';
import { FlowCurves } from './flow-curves.tsx';
import type { Seen } from './seen.ts';
import { layOutStage, type PlacedWord, type StageLayout } from './stage-layout.ts';
import { type Moment, moment, moveTo, playing, texts } from './state.ts';
import { StateTile } from './state-tile.tsx';
import { topLayers } from './top-layers.ts';
import { useRoom } from './use-room.ts';
import { shortened, textWidth } from './word-width.ts';
import type { ShownWord } from './words.ts';

export function Stage({ seen }: { seen: Seen }) {
  const { frame, room } = useRoom();
  return (
    <div ref={frame} class="stage">
      {room.value > 0 && <StagePicture room={room.value} seen={seen} />}
    </div>
  );
}

function StagePicture({ room, seen }: { room: number; seen: Seen }) {
  const { source, target } = seen.words;
  const layers = topLayers(seen.look);
  const directions = layers.encoder.length;
  const layout = useMemo(() => {
    const widths = (list: readonly ShownWord[]) => list.map(({ text }) => textWidth(shortened(text)));
    return layOutStage(widths(source), widths(target), { room, directions });
  }, [source, target, room, directions]);
  const { explanation } = seen.look;
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
      {seen.flow === null ? (
        <AttentionCurves layout={layout} seen={seen} />
      ) : (
        <FlowCurves layout={layout} seen={seen} />
      )}
      <Directions layout={layout} layers={layers.encoder} />
      <Words kind="read" seen={seen} layout={layout} layers={layers.encoder} />
      <Words kind="write" seen={seen} layout={layout} layers={layers.decoder} />
    </svg>
  );
}

/** Which tiles are of the reading from left to right, and which of the reading back. */
function Directions({ layout, layers }: { layout: StageLayout; layers: readonly LayerTrace[] }) {
  return layers.map(({ direction }, i) => {
    const [x, y] = layout.marks[i]!;
    return (
      <text key={direction} class="direction" x={x} y={y + 5}>
        {direction === 'backward' ? '←' : '→'}
      </text>
    );
  });
}

interface WordsProps {
  readonly kind: 'read' | 'write';
  readonly seen: Seen;
  readonly layout: StageLayout;
  readonly layers: readonly LayerTrace[];
}

function Words({ kind, seen, layout, layers }: WordsProps) {
  const side = kind === 'read' ? 'source' : 'target';
  const placed = layout[side];
  const now = seen.moment;
  const tiles = tilesOf(layers, seen.flow);
  const list = seen.words[side];
  return (
    <g>
      {list.map(({ text, isEnd }, at) => {
        const isHere = now !== null && now.kind === kind && now.at === at;
        const place = placed[at]!;
        const marks = `${isHere ? ' here' : ''}${isEnd ? ' end' : ''}${seen.apart?.[side].has(at) ? ' apart' : ''}`;
        return (
          <g key={at} class={`word${marks}`} data-kind={kind} data-at={at}>
            {layers.map((layer, i) => (
              <StateTile
                key={layer.direction}
                values={tiles[i]![at]!}
                box={place.tiles[i]!}
                faint={isToCome(now, kind, layer.direction === 'backward' ? list.length - 1 - at : at)}
              />
            ))}
            <WordBox place={place} text={shortened(text)} faint={kind === 'write' && isToCome(now, kind, at)} />
          </g>
        );
      })}
    </g>
  );
}

/** [layer][word]: the hidden states; with the arrows turned round the loss's gradient there, the greatest one as 1. */
function tilesOf(layers: readonly LayerTrace[], back: Seen['flow']): (readonly number[])[][] {
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
        {...(tooWide && { textLength: Math.max(1, width - 8), lengthAdjust: 'spacingAndGlyphs' })}
      >
        {text}
      </text>
    </g>
  );
}

/** While it plays, what has not happened yet is faint. */
function isToCome(now: Moment | null, kind: 'read' | 'write', order: number): boolean {
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

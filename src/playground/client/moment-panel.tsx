/** What happens where the cursor stands: what is read or written, what was looked at, what else could have come. */
import type { Seen } from './seen.ts';
import { moveTo, texts } from './state.ts';
import { BarBody, Rivals } from './translation.tsx';

/** Shares of attention that are worth a line. */
const LEAST = 0.005;
const MOST_LINES = 5;

export function MomentPanel({ seen }: { seen: Seen }) {
  const now = seen.moment;
  if (now === null) return <p class="soft">{texts.value.noSuchWord}</p>;
  if (now.kind === 'bridge') {
    return (
      <div class="moment">
        <h2>{texts.value.bridgeNow}</h2>
        <p>{texts.value.bridgeHelp}</p>
      </div>
    );
  }
  const { source, target } = seen.words;
  const word = (now.kind === 'read' ? source : target)[now.at]!.text;
  return (
    <div class="moment">
      <h2>
        {now.kind === 'read' ? texts.value.readsNow : texts.value.writesNow} <bdi>{word}</bdi>
      </h2>
      {now.kind === 'write' && <Rivals at={now.at} seen={seen} />}
      <Looks kind={now.kind} at={now.at} seen={seen} />
    </div>
  );
}

/** The attention of the word at the cursor, the most first. */
function Looks({ kind, at, seen }: { kind: 'read' | 'write'; at: number; seen: Seen }) {
  const { attention } = seen.look.trace;
  if (attention === null) return <p class="soft">{texts.value.noAttention}</p>;
  const { source, target } = seen.words;
  const weights = kind === 'write' ? attention[at]! : attention.map((row) => row[at]!);
  const others = kind === 'write' ? source : target;
  const lines = weights
    .map((weight, i) => ({ weight, i, text: others[i]!.text }))
    .filter(({ weight }) => weight >= LEAST)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_LINES);
  return (
    <section>
      <h3>{kind === 'write' ? texts.value.looksAt : texts.value.lookedAtBy}</h3>
      <div class="bars">
        {lines.map(({ weight, i, text }) => (
          <button key={i} type="button" class="bar" onClick={() => moveTo(kind === 'write' ? 'read' : 'write', i)}>
            <BarBody label={text} value={weight} />
          </button>
        ))}
      </div>
    </section>
  );
}

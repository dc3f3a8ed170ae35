/** Where a number comes from: in words, in symbols, in numbers; a gate's sum part by part; and the code's own line. */
import { heldAt } from '../engine/edits.ts';
import { type GateSum, gateSum, type SumPart } from '../engine/gate-sum.ts';
import type { NumberLesson } from './cell-lessons.ts';
import { figure } from './cell-numbers.ts';
import { MEANINGS } from './meanings.ts';
import { SourceLines } from './source-lines.tsx';
import { edits, language, look, model, texts } from './state.ts';
import { chooseUnit, openNumber, type Zoomed } from './zoom-state.ts';

const MOST_PUSHES = 4;

interface OriginProps {
  readonly at: Zoomed;
  readonly numbers: Readonly<Record<string, number>>;
  readonly lessons: Readonly<Record<string, NumberLesson>>;
  readonly word: string;
}

export function NumberOrigin({ at, numbers, lessons, word }: OriginProps) {
  const name = Object.hasOwn(lessons, openNumber.value) ? openNumber.value : Object.keys(lessons)[0]!;
  const lesson = lessons[name]!;
  const { layer, step, unit } = at;
  const { gate } = lesson;
  const place = { side: at.side, layer: layer.layer, direction: layer.direction, word: step };
  const held = gate === undefined ? null : heldAt(edits.value, place, gate, unit);
  const sum = gate === undefined ? null : gateSum(model.value!.model, look.value!.trace, { layer, step, unit, gate });
  return (
    <div class="origin">
      <h3 aria-live="polite">
        {lesson.label} = {figure(numbers[name]!)}
      </h3>
      <p>{MEANINGS[language.value][`${layer.kind.name} ${name}`] ?? ''}</p>
      <p class="equation">{lesson.symbols}</p>
      {lesson.numbers !== undefined && <p class="equation">{filled(lesson.numbers, numbers)}</p>}
      {held !== null && <p class="warning">{texts.value.heldByYou(held)}</p>}
      {sum !== null && <Sum sum={sum} value={held === null ? numbers[name]! : squashed(sum)} word={word} />}
      <SourceLines cell={layer.kind.name} line={lesson.code} />
    </div>
  );
}

/** Example "c′ = {c0}" → "c′ = 0.250"; a negative number within a product stands in brackets. */
function filled(template: string, numbers: Readonly<Record<string, number>>): string {
  return template.replace(/(· )?\{(\w+)\}/g, (_, times: string | undefined, name: string) => {
    const text = figure(numbers[name]!);
    return times === undefined ? text : `${times}${text.startsWith('−') ? `(${text})` : text}`;
  });
}

/** What a gate would be if nobody held it. */
function squashed({ sum, squash }: GateSum): number {
  return squash === 'tanh' ? Math.tanh(sum) : 1 / (1 + Math.exp(-sum));
}

/** σ of what? Each part with a bar to the side to which it pushes. */
function Sum({ sum, value, word }: { sum: GateSum; value: number; word: string }) {
  const { parts, bias } = sum;
  const most = Math.max(...parts.map(({ total }) => Math.abs(total)), Math.abs(bias), 1);
  const terms = [...parts.map(({ total }) => figure(total)), figure(bias)].join(' + ').replaceAll('+ −', '− ');
  return (
    <>
      <p class="equation">
        = {sum.squash}({terms}) = {sum.squash}({figure(sum.sum)}) = {figure(value)}
      </p>
      <p class="soft">{texts.value.pushesHelp}</p>
      <table class="parts">
        <tbody>
          {parts.map((part) => (
            <Part key={part.kind} part={part} most={most} name={texts.value.parts[part.kind](word)} />
          ))}
          <PartRow name={texts.value.parts.bias} total={bias} most={most} />
        </tbody>
      </table>
    </>
  );
}

function Part({ part, most, name }: { part: SumPart; most: number; name: string }) {
  const isOwn = part.kind === 'hidden';
  return (
    <>
      <PartRow name={name} total={part.total} most={most} />
      <tr class="pushes">
        <td colSpan={3}>
          {part.pushes.slice(0, MOST_PUSHES).map(({ unit, value, weight }) => (
            <PushedBy key={unit} unit={unit} value={value} weight={weight} isOwn={isOwn} />
          ))}
        </td>
      </tr>
    </>
  );
}

/** A number of the vector; of the layer's own state it leads to its unit. */
function PushedBy({ unit, value, weight, isOwn }: { unit: number; value: number; weight: number; isOwn: boolean }) {
  const body = `[${unit}] ${figure(value)} · ${figure(weight)} = ${figure(value * weight)}`;
  if (!isOwn) return <span class="push">{body}</span>;
  return (
    <button type="button" class="push" title={texts.value.goToUnit(unit)} onClick={() => chooseUnit(unit)}>
      {body}
    </button>
  );
}

function PartRow({ name, total, most }: { name: string; total: number; most: number }) {
  const width = `${(50 * Math.abs(total)) / most}%`;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="signed">
        <span class={total < 0 ? 'minus' : 'plus'} style={{ width }} />
      </td>
      <td class="figure">{figure(total)}</td>
    </tr>
  );
}

/** One pair from one line of JSON: {"source": …, "target": …}, or {"translation": {"en": …, "ko": …}} as data hubs write. */
import { NmtError } from '../../errors.ts';

const FORMS = 'each line is {"source": "…", "target": "…"} or {"translation": {"en": "…", "ko": "…"}}, source first';

/** By its name, whether compressed or not. */
export function isJsonLines(file: string): boolean {
  return /\.(jsonl|ndjson|json)(\.gz)?$/i.test(file);
}

/** @throws NmtError E_CORPUS with file:line when the line is no JSON, or holds no pair in a form that is known */
export function pairOfJson(text: string, place: { file: string; line: number }): [string, string] {
  const record = parse(text, place);
  const { source, target, translation } = record;
  if (typeof source === 'string' && typeof target === 'string') return [wellFormed(source), wellFormed(target)];
  if (translation instanceof Object) {
    const [first, second, ...more] = Object.values(translation);
    if (more.length === 0 && typeof first === 'string' && typeof second === 'string') {
      return [wellFormed(first), wellFormed(second)];
    }
  }
  throw new NmtError({ code: 'E_CORPUS', ...place, problem: 'no pair of texts in this line', hint: FORMS });
}

function parse(text: string, place: { file: string; line: number }): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NmtError({ code: 'E_CORPUS', ...place, problem: 'this line is not JSON', hint: FORMS, cause: error });
  }
  return value instanceof Object ? (value as Record<string, unknown>) : {};
}

/** JSON can spell half a character (\ud83d), which no file can hold: it becomes U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

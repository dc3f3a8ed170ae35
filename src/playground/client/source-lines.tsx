/** The lines of nmt's own source that compute a cell, the one that is spoken of marked. They stand in the page. */
import { Scrolls } from './scrolls.tsx';
import { texts } from './state.ts';

let known: Readonly<Record<string, string>> | null = null;

function sourceOf(cell: string): string | undefined {
  known ??= JSON.parse(document.getElementById('sources')?.textContent ?? '{}') as Record<string, string>;
  return known[cell];
}

export function SourceLines({ cell, line }: { cell: string; line: RegExp }) {
  const source = sourceOf(cell);
  if (source === undefined) return null;
  return (
    <details class="source">
      <summary>{texts.value.sourceTitle(cell)}</summary>
      <Scrolls class="lines" label={texts.value.sourceTitle(cell)}>
        <pre>
          {source.split('\n').map((text, i) => (
            <code key={i} class={line.test(text) ? 'lit' : ''}>
              {`${text}\n`}
            </code>
          ))}
        </pre>
      </Scrolls>
    </details>
  );
}

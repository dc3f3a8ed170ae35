/** The lines of nmt's own source that compute a cell, the one that is spoken of marked. They stand in the page. */
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        {source.split('\n').map((text, i) => (
          <code key={i} class={line.test(text) ? 'lit' : ''}>
            {`${text}\n`}
          </code>
        ))}
      </pre>
    </details>
  );
}

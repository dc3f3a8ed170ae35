import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldable, html, Markup, shortened } from '../../src/inspect/html.ts';

describe('a template of markup', () => {
  it('when texts are filled in, then they are escaped; markup, lists and nothing are not', () => {
    const bold = html`<b title="${'"\''}">${'a < b & c > d'}</b>`;
    expect(bold.text).toBe('<b title="&quot;&#39;">a &lt; b &amp; c &gt; d</b>');
    expect(html`<p>${bold}, ${3}${null}${['<', new Markup('<br>'), [0]]}</p>`.text).toBe(`<p>${bold}, 3&lt;<br>0</p>`);
  });

  it('when any text is filled in, then no tag, attribute or entity can begin or end in it, and it can be read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: written } = html`${text}`;
        expect(written).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        const back = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" } as Record<string, string>;
        expect(written.replace(/&[^;]+;/g, (found) => back[found]!)).toBe(text);
      }),
    );
  });

  it('when a line is very long, then its beginning is shown and the whole is kept for who asks', () => {
    expect(foldable('x'.repeat(600), 'show all').text).toBe('x'.repeat(600));
    const [, beginning, whole] = /<summary><span>(.*)<\/span>… show all<\/summary>(.*)<\/details>$/.exec(
      foldable(`${'<'.repeat(601)}`, 'show all').text,
    )!;
    expect([beginning, whole]).toEqual(['&lt;'.repeat(600), '&lt;'.repeat(601)]);
    expect(shortened(`${'x'.repeat(599)}😀`)).toBe(`${'x'.repeat(599)}…`);
  });
});

/** A panel's picture as a file: SVG that stands by itself, or PNG. */
import { saveFile } from './save-file.ts';

/** What the page's style says of an element, and a file cannot look up. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font',
  'text-anchor',
  'paint-order',
] as const;
/** Pixels of a PNG for each one of the page. */
const SCALE = 2;

/** `title`: of the panel. Many panels have these buttons, and who hears the page must know which is which. */
export function SavePicture({ of, title }: { of: string; title: string }) {
  return (
    <span class="save">
      <button
        type="button"
        class="chip"
        aria-label={`SVG: ${title}`}
        onClick={() => saveFile(`${of}.svg`, [standingAlone(of).text], 'image/svg+xml')}
      >
        SVG
      </button>
      <button type="button" class="chip" aria-label={`PNG: ${title}`} onClick={() => savePng(of)}>
        PNG
      </button>
    </span>
  );
}

/** The picture of a panel with every style written out. */
function standingAlone(panel: string): { text: string; width: number; height: number } {
  const svg = document.querySelector<SVGSVGElement>(`#${panel} svg[role=img]`)!;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const [from, to] = [svg, copy].map((root) => [root, ...root.querySelectorAll<SVGElement>('*')]) as [
    SVGElement[],
    SVGElement[],
  ];
  from.forEach((element, i) => {
    const computed = getComputedStyle(element);
    for (const name of STYLES) to[i]!.style.setProperty(name, computed.getPropertyValue(name));
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.style.background = getComputedStyle(svg.closest('.card')!).backgroundColor;
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}

async function savePng(panel: string): Promise<void> {
  const { text, width, height } = standingAlone(panel);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob !== null && saveFile(`${panel}.png`, [blob], 'image/png'));
}

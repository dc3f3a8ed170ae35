/** Glides to a panel; where less motion is wanted, the page is there at once. */

/** Between what stands still at the top and a word that is gone to. */
const ABOVE = 60;

const behavior = () => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');

export function goToPanel(id: string): void {
  requestAnimationFrame(() => {
    document.getElementById(id)?.scrollIntoView({ block: 'start', behavior: behavior() });
  });
}

/** In a narrow window the sentences are columns, longer than the room under the tour: there to the cursor's word. */
export function goToWord(panel: string): void {
  requestAnimationFrame(() => {
    const word = document.querySelector(`#${panel} .word.here`);
    if (word === null || !matchMedia('(max-width: 40rem)').matches) return goToPanel(panel);
    const covered = document.getElementById('tour')?.getBoundingClientRect().height ?? 0;
    scrollTo({ top: scrollY + word.getBoundingClientRect().top - covered - ABOVE, behavior: behavior() });
  });
}

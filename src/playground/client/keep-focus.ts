/** A button that goes away when it is pressed leaves the keyboard at the part of the page that it stood in. */

const PARTS = 'fieldset, .card, main';

/** The parts around an element, the nearest first. */
function partsAround(element: Element): HTMLElement[] {
  const part = element.parentElement?.closest<HTMLElement>(PARTS) ?? null;
  return part === null ? [] : [part, ...partsAround(part)];
}

/** Without this the next Tab would begin at the top of the page. */
export function keepFocus(): void {
  document.addEventListener(
    'click',
    ({ target }) => {
      const pressed = (target as Element).closest('button');
      if (pressed === null) return;
      const parts = partsAround(pressed);
      requestAnimationFrame(() => {
        if (pressed.isConnected || document.activeElement !== document.body) return;
        const left = parts.find((part) => part.isConnected);
        if (left === undefined) return;
        focusPart(left);
      });
    },
    true,
  );
}

/** Takes the keyboard to a part of the page that is no control, and leaves it none. */
export function focusPart(part: HTMLElement): void {
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
  part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
}

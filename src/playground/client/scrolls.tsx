/** What may be wider than its place: it is scrolled there, by keyboard too. */
import type { ComponentChildren } from 'preact';

interface ScrollsProps {
  readonly class: string;
  readonly label: string;
  readonly children: ComponentChildren;
}

export function Scrolls({ class: name, label, children }: ScrollsProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class={name} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

/** How wide a part of the page is, as the window changes. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** A frame to put on the part, and its width in pixels: 0 until it is laid out. */
export function useRoom() {
  const room = useSignal(0);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      room.value = Math.floor(entry!.contentRect.width);
    });
    observer.observe(frame.current!);
    return () => observer.disconnect();
  }, [room]);
  return { frame, room };
}

import { useEffect, useRef, useState } from 'react';

/** Near an edge of the screen, in pixels, the page scrolls while something is dragged. */
const edge = 70;
const scrollStep = 14;

/** An entry under way: where it was taken from, and before which place it would be put. */
export interface Dragging {
  readonly from: number;
  readonly to: number;
}

interface DragHandle {
  readonly dragging: Dragging | undefined;
  /** Begins at a press on the handle of an entry. */
  readonly begin: (
    event: { readonly pointerId: number; readonly currentTarget: Element },
    from: number,
  ) => void;
}

/**
 * Lets entries of a list be dragged by a handle, with mouse, pen or finger. Entries carry `data-place`, their place from 0.
 * @param drop is told where an entry ends
 */
export function useDragging(drop: (from: number, to: number) => void): DragHandle {
  const [dragging, setDragging] = useState<Dragging | undefined>();
  const end = useRef<(() => void) | undefined>(undefined);
  useEffect(() => () => end.current?.(), []);
  const begin: DragHandle['begin'] = ({ pointerId, currentTarget }, from) => {
    let now: Dragging = { from, to: from };
    const show = (next: Dragging) => {
      now = next;
      setDragging(next);
    };
    const controller = new AbortController();
    const { signal } = controller;
    const stop = (isDropped: boolean) => {
      controller.abort();
      end.current = undefined;
      setDragging(undefined);
      if (isDropped && now.to !== from) drop(from, now.to);
    };
    end.current = () => stop(false);
    currentTarget.setPointerCapture(pointerId);
    const on = (name: string, act: (event: PointerEvent) => void) =>
      currentTarget.addEventListener(name, act as EventListener, { signal });
    on('pointermove', ({ clientX, clientY }) => {
      scrollAtEdge(clientY);
      const place = placeAt(clientX, clientY);
      if (place !== undefined && place !== now.to) show({ from, to: place });
    });
    on('pointerup', () => stop(true));
    on('pointercancel', () => stop(false));
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && stop(false), { signal });
    show(now);
  };
  return { dragging, begin };
}

function placeAt(x: number, y: number): number | undefined {
  const entry = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-place]');
  return entry ? Number(entry.dataset.place) : undefined;
}

function scrollAtEdge(y: number): void {
  if (y < edge) window.scrollBy(0, -scrollStep);
  else if (y > window.innerHeight - edge) window.scrollBy(0, scrollStep);
}

import { MapDrawing } from '@/components/map/map-drawing';
import { drawForms } from '@/lib/map/drawing';
import type { DrawnItem, Edge } from '@/lib/map/parts';

interface DrawnMapProps {
  readonly label: string;
  readonly items: readonly (DrawnItem & { readonly href: string; readonly hue: number })[];
  /** Links, by places in the list. */
  readonly edges: readonly Edge[];
}

/** A map in both its forms. */
export function DrawnMap({ label, items, edges }: DrawnMapProps) {
  const drawings = drawForms(
    items.map(({ number, title, step }) => ({ number, title, step })),
    edges,
  );
  return <MapDrawing label={label} items={items} drawings={drawings} />;
}

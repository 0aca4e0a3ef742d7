import { MapDrawing } from '@/components/map/map-drawing';
import { currentLibrary } from '@/lib/library/current';
import type { DrawnQuestion } from '@/lib/map/drawing';
import type { Edge } from '@/lib/map/place-boxes';

interface DrawnMapProps {
  readonly label: string;
  readonly questions: readonly (DrawnQuestion & { readonly href: string; readonly hue: number })[];
  /** Links, by places in the list. */
  readonly edges: readonly Edge[];
}

/** A map that is laid out in a thread: that takes long, and other readers are answered meanwhile. */
export async function DrawnMap({ label, questions, edges }: DrawnMapProps) {
  const placed = questions.map(({ number, title, step }) => ({ number, title, step }));
  const drawings = await currentLibrary().drawMap(placed, edges);
  return <MapDrawing label={label} questions={questions} drawings={drawings} />;
}

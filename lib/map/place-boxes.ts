import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';

export interface Box {
  readonly width: number;
  readonly height: number;
}

/** Indexes of two boxes. */
export type Edge = readonly [from: number, to: number];

export interface Placement {
  /** Middle of each box. */
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}

const ticks = 260;
const gap = 10;
const margin = 6;

interface Body extends SimulationNodeDatum {
  x: number;
  y: number;
}

/**
 * Places boxes in a drawing of a given width so that what is linked is near and no box covers another or leaves the
 * drawing, which becomes as high as it must. The same boxes and edges give the same places: the forces (d3-force) start
 * from a spiral, draw from a fixed generator and run a fixed number of steps.
 */
export function placeBoxes(boxes: readonly Box[], edges: readonly Edge[], width: number): Placement {
  const bodies = boxes.map((_, i): Body => {
    const angle = i * 2.399963;
    const radius = 26 * Math.sqrt(i);
    return { x: width / 2 + radius * Math.cos(angle), y: radius * Math.sin(angle) };
  });
  const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0);
  // The wanted height follows from the area: a narrow drawing is a tall one.
  const wantedHeight = Math.max(120, (area * 1.9) / width);
  const aspect = width / wantedHeight;
  const simulation = forceSimulation(bodies)
    .randomSource(generator())
    .force('charge', forceManyBody().strength(-260))
    .force(
      'link',
      forceLink(edges.map(([source, target]) => ({ source, target })))
        .distance(70)
        .strength(0.5),
    )
    .force(
      'collide',
      forceCollide((_, i) => (boxes[i] ? (boxes[i].width + 2 * boxes[i].height) / 4 : 0)).strength(0.8),
    )
    .force('x', forceX(width / 2).strength(aspect > 1 ? 0.05 : 0.12))
    .force('y', forceY(0).strength(aspect > 1 ? 0.12 : 0.03))
    .stop();
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    for (const [i, body] of bodies.entries()) body.x = within(body.x, boxes[i], width);
  }
  pushApart(bodies, boxes, width);
  return settle(bodies, boxes, width);
}

/** Moves boxes that cover each other apart, the shorter way, a little at a time. */
function pushApart(bodies: readonly Body[], boxes: readonly Box[], width: number): void {
  for (let round = 0; round < 120; round++) {
    let isMoved = false;
    for (const [i, a] of bodies.entries())
      for (let j = i + 1; j < bodies.length; j++) {
        const b = bodies[j];
        const [boxA, boxB] = [boxes[i], boxes[j]];
        if (!b || !boxA || !boxB) continue;
        const overX = (boxA.width + boxB.width) / 2 + gap - Math.abs(a.x - b.x);
        const overY = (boxA.height + boxB.height) / 2 + gap - Math.abs(a.y - b.y);
        if (overX <= 0 || overY <= 0) continue;
        isMoved = true;
        if (overX < overY) {
          const step = (a.x <= b.x ? -1 : 1) * (overX / 2);
          a.x = within(a.x + step, boxA, width);
          b.x = within(b.x - step, boxB, width);
        } else {
          const step = (a.y <= b.y ? -1 : 1) * (overY / 2);
          a.y += step;
          b.y -= step;
        }
      }
    if (!isMoved) return;
  }
}

/** From the top down, each box goes below those above that it would still cover; so none covers another at last. */
function settle(bodies: readonly Body[], boxes: readonly Box[], width: number): Placement {
  const order = bodies.map((_, i) => i).sort((a, b) => (bodies[a]?.y ?? 0) - (bodies[b]?.y ?? 0) || a - b);
  const places = bodies.map((body, i) => ({
    x: Math.round(within(body.x, boxes[i], width)),
    y: Math.round(body.y),
  }));
  const settled: number[] = [];
  for (const i of order) {
    const [own, box] = [places[i], boxes[i]];
    if (!own || !box) continue;
    for (let isClear = false; !isClear; ) {
      isClear = true;
      for (const other of settled) {
        const [place, under] = [places[other], boxes[other]];
        if (!place || !under) continue;
        const isBeside = Math.abs(own.x - place.x) >= (box.width + under.width) / 2 + gap / 2;
        const reach = (box.height + under.height) / 2 + gap / 2;
        if (isBeside || Math.abs(own.y - place.y) >= reach) continue;
        own.y = Math.ceil(place.y + reach);
        isClear = false;
      }
    }
    settled.push(i);
  }
  const tops = places.map(({ y }, i) => y - (boxes[i]?.height ?? 0) / 2);
  const shift = tops.length > 0 ? margin - Math.floor(Math.min(...tops)) : 0;
  const lefts = places.map(({ x }, i) => x - (boxes[i]?.width ?? 0) / 2);
  const rights = places.map(({ x }, i) => x + (boxes[i]?.width ?? 0) / 2);
  // The drawing stands in the middle of its width.
  const staging = places.length > 0 ? Math.round((width - Math.min(...lefts) - Math.max(...rights)) / 2) : 0;
  for (const place of places) {
    place.x += staging;
    place.y += shift;
  }
  const bottom = Math.max(0, ...places.map(({ y }, i) => y + (boxes[i]?.height ?? 0) / 2));
  return { places, width, height: Math.ceil(bottom) + margin };
}

function within(x: number, box: Box | undefined, width: number): number {
  const half = (box?.width ?? 0) / 2 + margin;
  return half * 2 >= width ? width / 2 : Math.min(width - half, Math.max(half, x));
}

/** A linear congruential generator (Numerical Recipes): d3-force needs chance only where two bodies coincide. */
function generator(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

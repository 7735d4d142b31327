import type { SerializedDockview } from 'dockview-react';
import type { PresetName } from './presets';
import type { Area, Seat } from './seats';

/** The size that the shares below add up to; the dock stretches it to what there is. */
const width = 1_440;
const height = 760;

/** What a preset gives each column, and the upper half of a column of two. */
const columnsOf = {
  Trader: { left: 318, right: 392, upper: 0.53 },
  Risk: { left: 0, right: 440, upper: 0.5 },
  Operations: { left: 0, right: 420, upper: 0.5 },
} as const satisfies Record<PresetName, { left: number; right: number; upper: number }>;

type GridNode = SerializedDockview['grid']['root'];
type PlacedSeat = Pick<Seat, 'id' | 'title' | 'areas'>;

/**
 * The layout of a preset, made from the table of seats: a panel that is added there has its place in
 * every preset that it names. Panels of one area lie behind each other, the first in front.
 */
export function presetLayout(preset: PresetName, seats: readonly PlacedSeat[]): SerializedDockview {
  const seated = (area: Area) => seats.filter(({ areas }) => areas[preset] === area);
  const { left, right, upper } = columnsOf[preset];
  const groups = (...places: readonly Area[]) =>
    places.map((area) => ({ area, seats: seated(area) })).filter((group) => group.seats.length > 0);
  const columns = [
    { width: left, groups: groups('left') },
    { width: width - left - right, groups: groups('middle', 'middleLow', 'middleBase') },
    { width: right, groups: groups('right', 'rightLow') },
  ].filter((column) => column.groups.length > 0);
  return {
    grid: {
      root: {
        type: 'branch',
        size: height,
        data: columns.map((column) => ({
          type: 'branch',
          size: column.width,
          data: column.groups.map((group, index) =>
            leafOf(group.area, group.seats, sizeOf(index, column.groups.length, upper)),
          ),
        })),
      } as GridNode,
      width,
      height,
      // The word of dockview's own list, which is an enum that only its late chunk has.
      orientation: 'HORIZONTAL' as SerializedDockview['grid']['orientation'],
    },
    panels: Object.fromEntries(
      seats
        .filter(({ areas }) => areas[preset] !== undefined)
        .map(({ id, title }) => [id, { id, contentComponent: 'seat', title }]),
    ),
  };
}

function leafOf(area: Area, seats: readonly PlacedSeat[], size: number): GridNode {
  const views = seats.map(({ id }) => id);
  return {
    type: 'leaf',
    size,
    data: {
      id: `group-${area}`,
      views,
      ...(views[0] === undefined ? {} : { activeView: views[0] }),
    },
  };
}

function sizeOf(index: number, count: number, upper: number): number {
  if (count === 1) {
    return height;
  }
  if (count > 2) {
    // The first one is what one looks at; the others share what is left.
    const first = Math.round(height * 0.42);
    return index === 0 ? first : Math.round((height - first) / (count - 1));
  }
  return Math.round(height * (index === 0 ? upper : 1 - upper));
}

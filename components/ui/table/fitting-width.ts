const padding = 14;
const least = 44;
const most = 600;

/** How wide a column has to be for what stands in it now, head and visible rows, in pixels. */
export function fittingWidth(table: HTMLElement, columnId: string): number {
  const cells = table.querySelectorAll<HTMLElement>(`[data-column="${CSS.escape(columnId)}"]`);
  let widest = least;
  for (const cell of cells) {
    let width = padding;
    for (const part of cell.children) {
      width += widthOf(part);
    }
    widest = Math.max(widest, width);
  }
  return Math.min(widest, most);
}

/** What a part would take if nothing held it back. */
function widthOf(part: Element): number {
  if (part.matches('[data-resizer]')) {
    return 0;
  }
  const { marginLeft, marginRight } = getComputedStyle(part);
  return (
    Math.max(part.scrollWidth, part.getBoundingClientRect().width) +
    Number.parseFloat(marginLeft) +
    Number.parseFloat(marginRight)
  );
}

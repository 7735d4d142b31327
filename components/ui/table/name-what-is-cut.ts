/** What of an element it takes to tell whether its text is cut off. */
export type MaybeCut = Pick<
  HTMLElement,
  'title' | 'dataset' | 'scrollWidth' | 'clientWidth' | 'childElementCount' | 'textContent'
>;

/**
 * Text that its cell cuts off shows whole on hover: as it stands now, for the cell may have another text by then, or
 * have been made wider. A title that somebody else has given stays.
 */
export function nameWhatIsCut(cell: MaybeCut): void {
  const isOurs = cell.dataset['cut'] !== undefined;
  if (cell.childElementCount > 0 || (cell.title !== '' && !isOurs)) {
    return;
  }
  if (cell.scrollWidth > cell.clientWidth) {
    cell.dataset['cut'] = '';
    cell.title = cell.textContent ?? '';
  } else if (isOurs) {
    delete cell.dataset['cut'];
    cell.title = '';
  }
}

/** Figures change under a pointer that stays in their cell; to measure every cell that it passes over costs a layout. */
export function renewName(cell: MaybeCut): void {
  if (cell.dataset['cut'] !== undefined) {
    nameWhatIsCut(cell);
  }
}

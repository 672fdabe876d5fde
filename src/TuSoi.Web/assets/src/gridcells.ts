// Where fields stand in a table: by the cell of their row, and by their order within it.
export type Cell = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
export type Place = { cell: number; within: number };

const fields = 'input:not([type=hidden], [type=file], [type=radio], [type=submit], [type=button]), select, textarea';

export const fieldsOf = (row: Element | null): Cell[] => row ? [...row.querySelectorAll<Cell>(fields)] : [];

export const isHidden = (row: Element) => (row as HTMLElement).hidden || !(row as HTMLElement).offsetParent && getComputedStyle(row).display === 'none';

export function placeOf(field: Cell): Place {
  const cell = field.closest<HTMLTableCellElement>('td, th')!;
  return { cell: cell.cellIndex, within: fieldsOf(cell).indexOf(field) };
}

export function fieldAt(row: HTMLTableRowElement, place: Place): Cell | undefined {
  const cell = row.cells?.[place.cell];
  return cell && fieldsOf(cell)[place.within];
}

/** Words as they are compared: without diacritics, in small letters. */
export const plain = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').replace(/\s+/g, ' ').trim().toLowerCase();

// Lines of a list that is longer than the empty lines of its table: the table grows, as “Thêm dòng” makes it grow without script.
import { fieldsOf } from './gridcells';

/** Empty lines after the last, counted in the field that data-grows names; not more than data-most. */
export function grow(table: HTMLTableElement, missing: number) {
  const count = table.closest('form')?.elements.namedItem(table.dataset.grows ?? '');
  const body = table.tBodies[table.tBodies.length - 1];
  if (!(count instanceof HTMLInputElement) || !body) return;
  for (; missing > 0 && Number(count.value) < Number(table.dataset.most); missing--) {
    body.append(empty(body.rows[body.rows.length - 1], Number(count.value)));
    count.value = String(Number(count.value) + 1);
  }
}

function empty(last: HTMLTableRowElement, index: number) {
  const row = last.cloneNode(true) as HTMLTableRowElement;
  row.querySelectorAll('.ts-error').forEach(e => e.remove());
  for (const field of fieldsOf(row)) {
    field.name = field.name.replace(/\d+$/, String(index));
    field.setAttribute('aria-label', numbered(field.getAttribute('aria-label') ?? '', index));
    for (const told of ['aria-invalid', 'aria-describedby', 'data-mark', 'data-described']) field.removeAttribute(told);
    if (field instanceof HTMLSelectElement) field.selectedIndex = 0;
    else field.value = '';
  }
  const head = row.querySelector('th');
  if (head) head.textContent = numbered(head.textContent ?? '', index);
  return row;
}

// the number of the line, in as many digits as it has there
const numbered = (text: string, index: number) => text.replace(/\d+$/, was => String(index + 1).padStart(was.startsWith('0') ? 2 : 1, '0'));

// Tables with data-grid: arrows and Enter move between cells, lines pasted from a spreadsheet fill cells. Everything works without it, by Tab.
import { fieldsOf, isHidden, placeOf, fieldAt, type Cell } from './gridcells';
import { pasting } from './gridpaste';

export function grids() {
  for (const table of document.querySelectorAll<HTMLTableElement>('table[data-grid]:has(input:not([type=hidden]), select, textarea)')) watch(table);
}

function watch(table: HTMLTableElement) {
  let opened: Element | null = null; // a list that is open takes its keys itself
  table.addEventListener('mousedown', e => { opened = e.target instanceof HTMLSelectElement && opened !== e.target ? e.target : null; });
  table.addEventListener('change', () => { opened = null; });
  table.addEventListener('focusout', () => { opened = null; });
  table.addEventListener('keydown', e => {
    const field = e.target as Cell;
    if (e.isComposing || e.defaultPrevented || !fieldsOf(field.closest('tr')).includes(field)) return;
    if (field instanceof HTMLSelectElement) {
      if (e.key === ' ' || e.key === 'F4' || (e.altKey && e.key.startsWith('Arrow'))) { opened = field; return; }
      if (opened === field) { if (e.key === 'Escape' || e.key === 'Enter') opened = null; return; }
    }
    const to = target(table, field, e);
    if (to === undefined) return;
    e.preventDefault(); // also at the edge: Enter in a grid does not send the form
    if (to) enter(to);
  });
  pasting(table);
}

// undefined: the key is not ours; null: there is no cell in that direction.
function target(table: HTMLTableElement, field: Cell, e: KeyboardEvent): Cell | null | undefined {
  if (e.altKey || e.metaKey) return undefined;
  if (e.ctrlKey) return e.key === 'Home' ? all(table)[0] : e.key === 'End' ? all(table).pop() : undefined;
  switch (e.key) {
    case 'ArrowUp': return atEdge(field, true) ? vertical(field, -1) : undefined;
    case 'ArrowDown': return atEdge(field, false) ? vertical(field, 1) : undefined;
    case 'Enter': return isTall(field) ? undefined : vertical(field, e.shiftKey ? -1 : 1);
    case 'ArrowLeft': return !e.shiftKey && caretAt(field, 'start') ? beside(field, -1) : undefined;
    case 'ArrowRight': return !e.shiftKey && caretAt(field, 'end') ? beside(field, 1) : undefined;
    default: return undefined;
  }
}

const all = (table: HTMLTableElement) => [...table.tBodies].flatMap(body => [...body.rows]).filter(row => !isHidden(row)).flatMap(fieldsOf).filter(field => !field.disabled);

function vertical(field: Cell, by: 1 | -1): Cell | null {
  const place = placeOf(field);
  let row: Element | null = field.closest('tr');
  do {
    row = by > 0 ? row!.nextElementSibling : row!.previousElementSibling;
    const found = row && fieldAt(row as HTMLTableRowElement, place);
    if (found && !isHidden(row!) && !found.disabled) return found;
  } while (row);
  return null;
}

function beside(field: Cell, by: 1 | -1): Cell | null {
  const row = fieldsOf(field.closest('tr')).filter(one => !one.disabled);
  return row[row.indexOf(field) + by] ?? null;
}

// A text of several lines keeps its own arrows and Enter; of one line it is a cell as any other.
const isTall = (field: Cell) => field instanceof HTMLTextAreaElement && field.rows > 1;

function atEdge(field: Cell, top: boolean) {
  if (!(field instanceof HTMLTextAreaElement)) return true;
  return top ? field.selectionEnd === 0 || !field.value.slice(0, field.selectionStart).includes('\n') && !isTall(field)
             : field.selectionStart === field.value.length || !field.value.slice(field.selectionEnd).includes('\n') && !isTall(field);
}

function caretAt(field: Cell, side: 'start' | 'end') {
  if (field instanceof HTMLSelectElement || field.type === 'checkbox') return true;
  if (field.selectionStart === null) return field.type === 'number' && field.value === '';
  const whole = field.selectionStart === 0 && field.selectionEnd === field.value.length; // as it stands after moving there
  return whole || field.selectionStart === field.selectionEnd && field.selectionStart === (side === 'start' ? 0 : field.value.length);
}

function enter(field: Cell) {
  field.focus();
  if (!(field instanceof HTMLSelectElement) && field.type !== 'checkbox') field.select();
  field.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

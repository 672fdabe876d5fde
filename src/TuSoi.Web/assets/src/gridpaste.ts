// Cells copied from a spreadsheet fill cells of the table, from the focused one on. What does not fit is said in the cell; the whole can be taken back.
import { fieldAt, fieldsOf, isHidden, placeOf, type Cell } from './gridcells';
import { grow } from './gridgrow';
import { put } from './gridvalue';

export function pasting(table: HTMLTableElement) {
  const told = line(table);
  table.addEventListener('paste', e => {
    const field = e.target as Cell, row = field.closest('tr');
    const text = (e.clipboardData?.getData('text/plain') ?? '').replace(/\r\n?/g, '\n').normalize('NFC').replace(/\n$/, '');
    if (!row || !fieldsOf(row).includes(field)) return;
    const isText = !(field instanceof HTMLSelectElement) && field.type !== 'checkbox';
    if (isText && !text.includes('\t') && (!text.includes('\n') || field instanceof HTMLTextAreaElement && field.rows > 1)) return;
    e.preventDefault();
    fill(row as HTMLTableRowElement, field, linesOf(text), told);
  });
  table.addEventListener('input', e => clear(e.target as Cell));
}

/** Lines and cells; a cell with line breaks or quotes inside stands in quotes. */
export function linesOf(text: string): string[][] {
  const lines: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*)/y;
  for (;;) {
    const found = cell.exec(text)!;
    lines[lines.length - 1].push(found[1] !== undefined ? found[1].replace(/""/g, '"') : found[2]);
    const next = text[cell.lastIndex];
    if (next === undefined) return lines;
    if (next === '\n') lines.push([]);
    cell.lastIndex++;
  }
}

function fill(from: HTMLTableRowElement, field: Cell, lines: string[][], told: HTMLElement) {
  const columns = fieldsOf(from).slice(fieldsOf(from).indexOf(field)).map(placeOf);
  const before: [Cell, string | boolean][] = [];
  let [filled, refused, outside] = [0, 0, 0];
  const missing = lines.length - rowsFrom(from, lines.length).length;
  if (missing > 0) grow(from.closest('table')!, missing);
  const rows = rowsFrom(from, lines.length); // all at once: looking between changes would lay out the page anew each time
  lines.forEach((line, at) => {
    line.forEach((text, i) => {
      const to = rows[at] && columns[i] && fieldAt(rows[at], columns[i]);
      if (!to) { if (text.trim()) outside++; return; }
      const was: string | boolean = to instanceof HTMLInputElement && to.type === 'checkbox' ? to.checked : to.value;
      clear(to);
      const why = put(to, text);
      if (why) { refused++; mark(to, why); }
      else { filled++; before.push([to, was]); }
    });
  });
  tell(told, before, filled, refused, outside);
}

function rowsFrom(row: HTMLTableRowElement, count: number): HTMLTableRowElement[] {
  const rows: HTMLTableRowElement[] = [];
  for (let next: Element | null = row; next && rows.length < count; next = next.nextElementSibling)
    if (next instanceof HTMLTableRowElement && !isHidden(next) && fieldsOf(next).length > 0) rows.push(next);
  return rows;
}

let marks = 0;

function mark(field: Cell, why: string) {
  const error = document.createElement('p');
  [error.className, error.id, error.textContent] = ['ts-error', `ts-grid-${++marks}`, why];
  field.before(error);
  field.dataset.described = field.getAttribute('aria-describedby') ?? '';
  field.setAttribute('aria-describedby', `${field.dataset.described} ${error.id}`.trim());
  field.setAttribute('aria-invalid', 'true');
  field.dataset.mark = error.id;
}

function clear(field: Cell) {
  if (!field.dataset?.mark) return;
  document.getElementById(field.dataset.mark)?.remove();
  field.removeAttribute('aria-invalid');
  if (field.dataset.described) field.setAttribute('aria-describedby', field.dataset.described);
  else field.removeAttribute('aria-describedby');
  delete field.dataset.mark;
}

function line(table: HTMLTableElement) {
  const place = table.closest('.ts-work-scroll') ?? table;
  const hint = document.createElement('p'), told = document.createElement('p');
  [hint.className, told.className] = ['ts-grid-hint ts-noprint', 'ts-grid-told ts-noprint'];
  hint.textContent = 'Mũi tên lên, xuống và Enter chuyển dòng. Dán được nhiều ô từ Excel.';
  told.setAttribute('role', 'status');
  place.after(hint, told);
  return told;
}

function tell(told: HTMLElement, before: [Cell, string | boolean][], filled: number, refused: number, outside: number) {
  told.textContent = [`Đã điền ${two(filled)} ô.`, refused && `${two(refused)} ô không nhận được giá trị, lý do ghi ngay trong ô.`, outside && `${two(outside)} giá trị thừa không có ô để điền.`].filter(Boolean).join(' ') + ' ';
  if (before.length === 0) return;
  const back = document.createElement('button');
  [back.type, back.className, back.textContent] = ['button', 'ts-plain', 'Hoàn lại lần dán'];
  back.addEventListener('click', () => {
    for (const [field, was] of before) {
      if (typeof was === 'boolean') (field as HTMLInputElement).checked = was;
      else field.value = was;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    told.textContent = `Đã hoàn lại ${two(before.length)} ô như trước khi dán.`;
    before[0][0].focus();
  });
  told.append(back);
}

const two = (n: number) => n < 10 ? `0${n}` : String(n);

// One value from a spreadsheet into one field.
import { plain, type Cell } from './gridcells';

const yes = new Set(['x', 'co', '1', 'v', 'yes', 'true', 'dung', '✓', '✔']);
const no = new Set(['', '0', 'khong', 'no', 'false', 'sai', '-']);

/** Puts the text into the field and says it aloud, so that autosave hears it. Answers why not, or nothing. */
export function put(field: Cell, text: string): string {
  const why = field.disabled || 'readOnly' in field && field.readOnly ? 'Ô này không sửa được.' : field instanceof HTMLSelectElement ? choose(field, text) : field.type === 'checkbox' ? tick(field as HTMLInputElement, text) : write(field, text);
  if (!why) {
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
  return why;
}

function choose(list: HTMLSelectElement, text: string) {
  const wanted = plain(text);
  const found = [...list.options].find(o => !o.disabled && (plain(o.text) === wanted || plain(o.value) === wanted)) ?? (wanted === '' ? [...list.options].find(o => o.value === '') : undefined);
  if (!found) return `“${short(text)}” không có trong danh sách chọn.`;
  list.value = found.value;
  return '';
}

function tick(box: HTMLInputElement, text: string) {
  const wanted = plain(text);
  if (!yes.has(wanted) && !no.has(wanted)) return `“${short(text)}” không phải là x, có hoặc không.`;
  box.checked = yes.has(wanted);
  return '';
}

function write(field: HTMLInputElement | HTMLTextAreaElement, text: string) {
  const value = field.type === 'date' ? dateOf(text) : field.type === 'number' ? numberOf(text) : field instanceof HTMLInputElement ? text.replace(/\s*\n\s*/g, ' ').trim() : text;
  if (value === null) return field.type === 'date' ? `“${short(text)}” không phải là ngày.` : `“${short(text)}” không phải là số.`;
  if (field.maxLength > 0 && value.length > field.maxLength) return `Dài ${value.length} ký tự, ô này chỉ nhận ${field.maxLength}.`;
  field.value = value;
  return '';
}

function dateOf(text: string) {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  if (found) text = `${found[3]}-${found[2].padStart(2, '0')}-${found[1].padStart(2, '0')}`;
  const day = new Date(`${text.trim()}T00:00:00Z`);
  return text.trim() === '' ? '' : !isNaN(day.getTime()) && day.toISOString().startsWith(text.trim()) ? text.trim() : null;
}

// 1.234,5 as papers here write it, 1234.5 as a computer does.
function numberOf(text: string) {
  const bare = text.replace(/\s/g, '');
  const value = bare.includes(',') ? bare.replace(/\./g, '').replace(',', '.') : bare;
  return value === '' ? '' : /^-?\d+(\.\d+)?$/.test(value) ? value : null;
}

const short = (text: string) => text.length > 40 ? text.slice(0, 40) + '…' : text;

// Counting slips: − and + beside each number, strokes by fives that follow it, and sums that say at once where they do not fit. The numbers are checked again when they are sent.
const side = 12, step = 18, inRow = 6, most = 300;

function strokes(svg: SVGElement, count: number) {
  const n = Math.max(0, Math.min(most, count)), fives = Math.ceil(n / 5);
  let path = '';
  for (let i = 0; i < n; i++) {
    const f = Math.floor(i / 5), x = f % inRow * step + 3, y = Math.floor(f / inRow) * step + 3;
    path += [`M${x} ${y}v${side}`, `M${x} ${y + side}h${side}`, `M${x + side} ${y + side}v-${side}`, `M${x + side} ${y}h-${side}`, `M${x} ${y + side}l${side} -${side}`][i % 5];
  }
  const [width, height] = [Math.max(1, Math.min(fives, inRow)) * step, Math.max(1, Math.ceil(fives / inRow)) * step];
  svg.setAttribute('width', `${width}`);
  svg.setAttribute('height', `${height}`);
  svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  svg.firstElementChild?.setAttribute('d', path);
}

const value = (input: HTMLInputElement) => /^\s*\d+\s*$/.test(input.value) ? +input.value : 0;

function add(input: HTMLInputElement, by: number, label: string) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn ts-count-by';
  button.textContent = by > 0 ? '+' : '−';
  button.setAttribute('aria-label', `${by > 0 ? 'Thêm một' : 'Bớt một'}: ${label}`);
  button.addEventListener('click', () => {
    input.value = `${Math.max(0, value(input) + by)}`;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  return button;
}

function sum(form: HTMLFormElement, group: HTMLElement) {
  const parts = [...group.querySelectorAll<HTMLInputElement>('input[data-count]')].reduce((all, input) => all + value(input), 0);
  const told = group.querySelector<HTMLElement>('[data-sum]');
  const whole = form.querySelector<HTMLInputElement>(`input[name="${group.dataset.whole}"]`);
  if (!told || !whole) return;
  const fits = whole.value !== '' && parts === value(whole);
  told.textContent = fits ? `${parts} – khớp` : `${parts}, phải bằng ${whole.value || '…'}`;
  told.classList.toggle('ts-warn-ink', !fits && parts > 0);
}

export function tallies() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form:has([data-count])')) {
    const groups = [...form.querySelectorAll<HTMLElement>('[data-whole]')];
    for (const input of form.querySelectorAll<HTMLInputElement>('input[data-count]')) {
      const svg = input.parentElement?.querySelector<SVGElement>('[data-tally]');
      const label = input.getAttribute('aria-label') ?? input.labels?.[0]?.textContent ?? '';
      if (svg) {
        input.before(add(input, -1, label));
        input.after(add(input, 1, label));
      }
      input.addEventListener('input', () => {
        if (svg) strokes(svg, value(input));
      });
    }
    form.addEventListener('input', () => groups.forEach(group => sum(form, group)));
    groups.forEach(group => sum(form, group));
  }
}

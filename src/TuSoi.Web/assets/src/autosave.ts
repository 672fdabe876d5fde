// A form with data-autosave="/address" sends itself there some seconds after somebody stops typing. A draft is not an act: nothing is decided by it.
// The server says which saving this was; a page that has not seen the newest one is told (409) and writes over nothing.
const pause = 3000, again = 10000;

export function autosave() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form);
}

function watch(form: HTMLFormElement) {
  const told = form.querySelector<HTMLElement>('[data-saved]');
  const version = form.querySelector<HTMLInputElement>('input[name=luu]');
  let timer = 0, dirty = false, sending = false, stopped = false;
  const say = (text: string, bad = false) => {
    if (!told) return;
    told.textContent = text;
    told.classList.toggle('ts-saved-not', bad);
  };

  // What is saved is what the page shows from now on: the next saving says against it what was changed.
  const seen = (sent: FormData) => {
    for (const shown of form.querySelectorAll<HTMLInputElement>('input[name^="_cu."]')) shown.value = String(sent.getAll(shown.name.slice(4)).pop() ?? shown.value);
  };

  const send = async () => {
    if (sending || !dirty || stopped) return;
    [sending, dirty] = [true, false];
    try {
      const sent = new FormData(form);
      const answer = await fetch(form.dataset.autosave!, { method: 'POST', body: new URLSearchParams(sent as never), headers: { accept: 'text/plain' }, credentials: 'same-origin' });
      const words = answer.headers.get('content-type')?.startsWith('text/plain') ? await answer.text() : '';
      if (answer.ok && !answer.redirected) {
        const saved = answer.headers.get('x-saved');
        if (version) version.value = saved ?? version.value;
        if (saved !== null) seen(sent);
        say(words);
      } else if (answer.status === 409) {
        stopped = true;
        say(words, true);
      } else {
        dirty = true;
        say(answer.redirected || answer.status === 401 ? 'Phiên làm việc đã hết. Hãy mở trang đăng nhập ở một thẻ khác rồi quay lại; nội dung vẫn còn trên trang này.' : words || (answer.status === 400 ? 'Trang đã mở quá lâu. Nội dung vẫn còn trên trang này; hãy bấm Lưu nháp.' : 'Chưa lưu được nháp. Nội dung vẫn còn trên trang này.'), true);
      }
    } catch {
      dirty = true;
      say('Mất kết nối, sẽ lưu lại khi có mạng. Nội dung vẫn còn trên trang này.', true);
    }
    sending = false;
    if (dirty) later(again);
  };
  const later = (wait: number) => { clearTimeout(timer); timer = setTimeout(send, wait); };

  form.addEventListener('input', () => { dirty = true; later(pause); });
  form.addEventListener('submit', () => { dirty = false; stopped = true; clearTimeout(timer); });
  addEventListener('online', () => void send());
  addEventListener('pageshow', e => { if (e.persisted) stopped = false; });
  addEventListener('pagehide', () => { if (dirty && !stopped) navigator.sendBeacon(form.dataset.autosave!, new FormData(form)); });
}

// A form with data-autosave="/address" sends itself there some seconds after somebody stops typing. A draft is not an act: nothing is decided by it.
const pause = 3000;

export function autosave() {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form);
}

function watch(form: HTMLFormElement) {
  const told = form.querySelector<HTMLElement>('[data-saved]');
  let timer = 0, dirty = false, sending = false;
  const say = (text: string) => { if (told) told.textContent = text; };

  const send = async () => {
    if (sending || !dirty) return;
    [sending, dirty] = [true, false];
    try {
      const answer = await fetch(form.dataset.autosave!, { method: 'POST', body: new URLSearchParams(new FormData(form) as never), headers: { accept: 'text/plain' }, credentials: 'same-origin' });
      if (answer.ok) say(await answer.text());
      else { dirty = true; say('Chưa lưu được nháp. Nội dung vẫn còn trên trang này.'); }
    } catch {
      dirty = true;
      say('Mất kết nối, sẽ lưu lại khi có mạng. Nội dung vẫn còn trên trang này.');
    }
    sending = false;
    if (dirty) later();
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(send, pause); };

  form.addEventListener('input', () => { dirty = true; later(); });
  form.addEventListener('submit', () => { dirty = false; clearTimeout(timer); });
  addEventListener('online', () => void send());
  addEventListener('pagehide', () => { if (dirty) navigator.sendBeacon(form.dataset.autosave!, new FormData(form)); });
}

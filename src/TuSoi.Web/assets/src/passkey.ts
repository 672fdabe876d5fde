// Keys kept by the device itself. A form with data-passkey stays hidden until the browser can do it; the device's answer goes with the form like anything typed.
type Kind = 'create' | 'get';
const able = () => typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

export function passkeys() {
  if (!able()) return;
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form, form.dataset.passkey as Kind);
}

function offer(form: HTMLFormElement, kind: Kind) {
  const answer = form.elements.namedItem('khoa') as HTMLInputElement, failed = form.querySelector<HTMLElement>('[data-failed]'), button = form.querySelector('button')!;
  form.hidden = false;
  form.parentElement!.querySelector<HTMLElement>('[data-passkey-absent]')?.setAttribute('hidden', '');
  form.addEventListener('submit', async event => {
    if (answer.value) return;
    event.preventDefault();
    button.disabled = true;
    failed!.hidden = true;
    try {
      answer.value = JSON.stringify(await ask(form, kind));
      form.submit();
    } catch {
      failed!.hidden = false; // the person turned it down, or the device has no key for us
      button.disabled = false;
    }
  });
}

async function ask(form: HTMLFormElement, kind: Kind) {
  const token = (form.elements.namedItem('_f') as HTMLInputElement).value;
  const question = await fetch(form.dataset.ask!, { method: 'POST', body: new URLSearchParams({ _f: token }), credentials: 'same-origin' });
  if (!question.ok) throw new Error();
  const options = await question.json();
  return kind === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

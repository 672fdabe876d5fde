// Nothing here is needed: every page works without it. It makes writing safer and grids quicker.
import { autosave } from './autosave';
import { grids } from './grid';
import { passkeys } from './passkey';

autosave();
grids();
passkeys();

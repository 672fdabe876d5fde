// Nothing here is needed: every page works without it. It makes writing safer and grids quicker.
import { autosave } from './autosave';
import { grids } from './grid';
import { passkeys } from './passkey';
import { print } from './print';
import { tallies } from './tally';

autosave();
grids();
passkeys();
print();
tallies();

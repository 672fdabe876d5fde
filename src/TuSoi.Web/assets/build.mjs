// Style, fonts and scripts of the pages, small enough for a bad line: of the kit's style only what our pages use is kept.
import { build } from 'esbuild';
import { PurgeCSS } from 'purgecss';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

const out = '../wwwroot/dist';
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const [kit] = await new PurgeCSS().purge({
  content: ['../**/*.razor', '../../TuSoi/Ranking/*.cs'],
  css: ['node_modules/@tabler/core/dist/css/tabler.min.css'],
  safelist: { standard: ['html', 'body'] },
  variables: true,
});
// pictures within the style are refused by our own policy, and none of them is used
writeFileSync('src/kit.css', kit.css.replace(/[^;{}]*url\(["']?data:[^;{}]*\)[^;{}]*(;|(?=}))/g, ''));

await build({
  entryPoints: { tusoi: 'src/tusoi.css' },
  bundle: true, minify: true, outdir: out, logLevel: 'warning', target: ['chrome90', 'firefox90', 'safari14'],
  loader: { '.woff2': 'file' }, assetNames: '[name]-[hash]', external: ['data:*'],
});
await build({
  entryPoints: { tusoi: 'src/tusoi.ts' },
  bundle: true, minify: true, format: 'esm', outdir: out, logLevel: 'warning', target: 'es2020', legalComments: 'none',
});

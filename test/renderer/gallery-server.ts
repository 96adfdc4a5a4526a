import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, preview } from 'vite';
import type { Plugin } from 'vite';
import { carriedAreas } from '../../renderer/look/carried-areas.ts';
import { languageChunks } from '../../renderer/look/language-chunks.ts';
import { largeTypeCss } from '../../renderer/look/large-type-css.ts';
import { shortScopes } from '../../renderer/look/short-scopes.ts';

/** A gallery that runs, with its address. */
export interface GalleryServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the kiosk's gallery page as the product is built and serves it on a free port of the loopback. `more`: what a test builds differently. */
export async function startGallery(more: readonly Plugin[] = []): Promise<GalleryServer> {
  const root = join(import.meta.dirname, '../../renderer/kiosk');
  const outDir = await mkdtemp(join(tmpdir(), 'passage-gallery-'));
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    plugins: [svelte({ configFile: false, compilerOptions: { cssHash: shortScopes() } }), ...more, languageChunks(carriedAreas.kiosk)],
    css: { postcss: { plugins: [largeTypeCss()] } },
    resolve: { conditions: ['web-bridge', 'module', 'browser', 'development|production'] },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
      rollupOptions: { input: join(root, 'gallery.html') },
    },
  });
  const server = await preview({ configFile: false, root, logLevel: 'warn', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery has no port');
  return {
    url: `http://127.0.0.1:${address.port}/gallery.html`,
    close: async () => {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** What runs inside as two files instead of a thousand: each file read over a share costs the emulated machine some ten milliseconds. */
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build } from 'vite';

/** Compiled code, and what packages ask for if it happens to be there. */
const external = ['better-sqlite3', 'node-hid', '@resvg/resvg-js', 'pg-native', 'bufferutil', 'utf-8-validate'];

/** Folder of the bundles inside the repository, so that packages with compiled code are found from there. */
export const bundleFolder = 'dist/bench';

/** Builds `bench.js` (the checks) and `server.js`. The kiosk core comes from `npm run build`, as a mall gets it. */
export const bundleBench = async (root: string): Promise<void> => {
  const inside = join(root, 'test', 'bench', 'guest');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: join(root, bundleFolder),
      emptyOutDir: true,
      target: 'node24',
      ssr: true,
      minify: false,
      reportCompressedSize: false,
      rollupOptions: {
        input: { bench: join(inside, 'main.ts'), server: join(inside, 'server.ts') },
        external: [...external, ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
        checks: { pluginTimings: false },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true, external },
  });
};

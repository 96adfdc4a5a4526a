// The one build file. `vite build --mode <target>` builds one target to dist/<target>; `npm run build` builds them all
// (tools/build.ts). A target is a mode and not a Vite environment because every page has its own root, so that its
// index.html lands at dist/<target>/index.html. Without a target mode this is the configuration of vitest.
import { builtinModules } from 'node:module';
import { join } from 'node:path';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { UserConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

import { contractOfBuild } from './renderer/bridge/contract-of-build.ts';
import { carriedAreas } from './renderer/look/carried-areas.ts';
import type { PageName } from './renderer/look/carried-areas.ts';
import { languageChunks } from './renderer/look/language-chunks.ts';
import { largeTypeCss } from './renderer/look/large-type-css.ts';
import { shortScopes } from './renderer/look/short-scopes.ts';

const root = import.meta.dirname;

/** Where each target starts; a page's entry is an index.html, a program's a TypeScript file. */
export const targets = {
  kiosk: 'renderer/kiosk/index.html',
  desk: 'renderer/desk/index.html',
  visitor: 'renderer/visitor/index.html',
  devices: 'renderer/devices/index.html',
  office: 'server/office/index.html',
  phone: 'renderer/phone/index.html',
  'electron-kiosk': 'renderer/kiosk/index.html',
  'electron-desk': 'renderer/desk/index.html',
  'electron-visitor': 'renderer/visitor/index.html',
  core: 'main/core-process.ts',
  keeper: 'main/update/keeper-process.ts',
  shell: 'main/shell-electron/main.ts',
  preload: 'main/shell-electron/preload.ts',
  'preload-visitor': 'main/shell-electron/preload-visitor.ts',
} as const;

/** The name of one thing that `npm run build` makes. */
export type Target = keyof typeof targets;

const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
// Packages with compiled code cannot be bundled; they stay in node_modules and in the Electron package.
const nativePackages = ['better-sqlite3', 'node-hid', '@resvg/resvg-js'];

function pageConfig(target: Target, entry: string): UserConfig {
  const isElectron = target.startsWith('electron-');
  const page = target.replace('electron-', '') as PageName;
  return {
    root: join(root, entry, '..'),
    base: './',
    plugins: [
      svelte({ configFile: false, compilerOptions: { cssHash: shortScopes() } }),
      languageChunks(carriedAreas[page]),
      contractOfBuild(page),
    ],
    css: entry === targets.kiosk ? { postcss: { plugins: [largeTypeCss()] } } : {},
    resolve: {
      conditions: [isElectron ? 'electron-bridge' : 'web-bridge', 'module', 'browser', 'development|production'],
    },
    build: {
      outDir: join(root, 'dist', target),
      emptyOutDir: true,
      target: 'chrome140',
      // A strict CSP has no data: for scripts or fonts; every asset is a file.
      assetsInlineLimit: 0,
      modulePreload: false,
      reportCompressedSize: false,
      rollupOptions: { checks: { pluginTimings: false } },
    },
  };
}

function programConfig(target: Target, entry: string): UserConfig {
  const isPreload = target.startsWith('preload');
  return {
    root,
    build: {
      outDir: join(root, 'dist', target),
      emptyOutDir: true,
      target: 'node24',
      ssr: join(root, entry),
      minify: false,
      sourcemap: !isPreload,
      reportCompressedSize: false,
      rollupOptions: {
        checks: { pluginTimings: false },
        external: ['electron', ...nodeBuiltins, ...nativePackages],
        output: {
          // A sandboxed preload must be one CommonJS file.
          format: isPreload ? 'cjs' : 'es',
          entryFileNames: isPreload ? 'preload.cjs' : '[name].js',
        },
      },
    },
    ssr: { noExternal: true, external: ['electron', ...nativePackages] },
  };
}

/** Seconds-long laws are fine, endless ones are not; browsers and databases get more time. */
function project(name: string, include: string[], extra: NonNullable<ViteUserConfig['test']> = {}) {
  return {
    extends: true as const,
    test: { name, include, environment: 'node', testTimeout: 60_000, hookTimeout: 90_000, ...extra },
  };
}

const vitestConfig: ViteUserConfig = {
  root,
  // For tests that import .svelte or .svelte.ts, and for svelte-check, which reads this file without a mode.
  plugins: [svelte({ configFile: false })],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A shell started by Electron would make Node of its children's Electron and break native modules.
    env: { ELECTRON_RUN_AS_NODE: '' },
    projects: [
      project('domain', ['test/domain/**/*.test.ts']),
      project('hardware', ['test/hardware/**/*.test.ts']),
      project('main', ['test/main/**/*.test.ts']),
      project('server', ['test/server/**/*.test.ts'], { globalSetup: ['test/run/postgres-for-vitest.ts'] }),
      project('renderer', ['test/renderer/**/*.test.ts']),
      project('cli', ['test/cli/**/*.test.ts'], { testTimeout: 60_000, hookTimeout: 90_000 }),
      project('house', ['test/house/**/*.test.ts']),
      project('simulation', ['test/simulation/**/*.test.ts'], { testTimeout: 120_000 }),
      project('bench', ['test/bench/**/*.test.ts'], { maxWorkers: 1 }),
      project('electron', ['test/electron/**/*.test.ts'], { testTimeout: 60_000, hookTimeout: 90_000, maxWorkers: 1 }),
      project('journeys', ['test/journeys/**/*.journey.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        maxWorkers: 1,
      }),
    ],
  },
};

export default defineConfig(({ mode }) => {
  if (!(mode in targets)) return vitestConfig;
  const target = mode as Target;
  const entry = targets[target];
  return entry.endsWith('.html') ? pageConfig(target, entry) : programConfig(target, entry);
});

// What the linter knows about this house: who may import whom, what the rules in domain/ may not touch, and which
// TypeScript escapes are closed. Every message says why, so that nobody has to look the reason up.
import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

const code = ['**/*.ts', '**/*.svelte'];
const others = (...allowed) =>
  ['cli', 'domain', 'hardware', 'main', 'renderer', 'server', 'test', 'tools'].filter((name) => !allowed.includes(name));

/** `target` may not import from `from`; the reason is shown at the import. */
const zone = (target, from, message) => ({
  target: `./${target}`,
  from: from.map((folder) => `./${folder}`),
  message,
});

const directions = [
  zone('domain', others('domain'), 'domain imports nothing of ours: the same rules must run on the kiosk, the server and in a browser.'),
  zone('hardware', others('hardware', 'domain'), 'hardware may import domain only: a driver must not know who uses it.'),
  zone(
    'main',
    others('main', 'hardware', 'domain'),
    'main may import domain and hardware only: the kiosk core must run without server, pages and command line.',
  ),
  zone(
    'renderer',
    others('renderer', 'domain'),
    'renderer may import domain only: a page talks to the core through the contracts in domain/contract.',
  ),
  zone('server', others('server', 'domain'), 'server may import domain only: it must run where there is no kiosk and no hardware.'),
  zone(
    'server/office',
    ['server/api', 'server/decider', 'server/store', 'server/demo'],
    'server/office may import domain only: the office talks to the server through its API.',
  ),
  {
    target: './server/!(office)/**',
    from: './server/office',
    message: 'the server does not import its back office: it serves the built page.',
  },
];

const domainThirdParties = ['zod/mini', 'zod', 'yaml', 'intl-messageformat', 'temporal-polyfill', '@noble/*'];

const impure = 'domain is pure: the clock and the random source are passed in, or a replay would not be byte-equal.';
const zoneData = 'domain uses no zone database: offset transitions ship as data, so that every machine agrees on a mall day.';

const domainPurity = {
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: impure },
    { object: 'Math', property: 'random', message: impure },
    { object: 'crypto', property: 'randomUUID', message: impure },
    { object: 'crypto', property: 'getRandomValues', message: impure },
    { object: 'performance', property: 'now', message: impure },
    { object: 'Intl', property: 'DateTimeFormat', message: zoneData },
    { object: 'Temporal', property: 'Now', message: impure },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "NewExpression[callee.name='Date'][arguments.length!=1]",
      message: `new Date() without one number reads the clock or the machine's zone. ${impure}`,
    },
    { selector: "CallExpression[callee.name='Date']", message: impure },
    {
      selector: 'CallExpression[callee.property.name=/^(toLocaleString|toLocaleDateString|toLocaleTimeString|localeCompare)$/]',
      message: `The answer depends on the machine's locale. ${zoneData}`,
    },
    {
      selector: 'CallExpression[callee.property.name=/^(getTimezoneOffset|getHours|getDate|getDay|getMonth|getFullYear|getMinutes)$/]',
      message: `This reads the machine's zone; use the UTC form or domain/time. ${zoneData}`,
    },
  ],
  'no-restricted-globals': [
    'error',
    ...[
      'Buffer',
      'process',
      'setTimeout',
      'setInterval',
      'setImmediate',
      'queueMicrotask',
      'fetch',
      'document',
      'window',
      'crypto',
      'performance',
    ].map((name) => ({ name, message: `${name} does not exist everywhere the rules run. ${impure}` })),
  ],
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        {
          regex: `^(?!\\.|(${domainThirdParties.map((name) => name.replace('/*', '/.*')).join('|')})$)`,
          message: `domain may use only ${domainThirdParties.join(', ')} besides its own files.`,
        },
      ],
    },
  ],
};

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'release/', 'data/', 'reports/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  js.configs.recommended,
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.ts'],
    extends: [...ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off', // our objects are closures: there is no `this` to lose
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    plugins: { '@typescript-eslint': ts.plugin },
    rules: { 'svelte/no-useless-mustaches': 'off' }, // spaces and quotes in markup need them
  },
  {
    files: code,
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          alwaysTryTypes: true,
          noWarnOnMultipleProjects: true,
          project: ['tsconfig.json', 'domain/tsconfig.json', 'renderer/tsconfig.json', 'test/tsconfig.json'],
        }),
      ],
      // Only TypeScript is read in search of cycles; imports of and in .svelte are still checked for their direction.
      'import-x/extensions': ['.ts'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: directions }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'no-undef': 'off', // the compiler knows better, per folder
      'no-unused-vars': 'off',
      'no-console': ['error'],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': 'off', // noUnusedLocals and noUnusedParameters say it already
      'no-control-regex': 'off', // NUL is refused at every edge, by regular expressions
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-empty-object-type': 'error',
    },
  },
  {
    // 70 is the habit. The alarm is set for factories, whose closures are this house's classes.
    files: ['**/*.ts'],
    rules: { 'max-lines-per-function': ['error', { max: 150, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['domain/**/*.ts'], rules: domainPurity },
  {
    // A test names a law and its table; long describe blocks are no long functions. Tests may print what they skip.
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'no-console': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  { files: ['cli/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.svelte'], rules: { 'prefer-const': 'off' } }, // a bound $state is assigned in the markup
  { files: ['**/*.svelte', 'renderer/**'], languageOptions: { globals: globals.browser } },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
);

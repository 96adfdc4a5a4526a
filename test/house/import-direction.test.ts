// The linter is the guard of the import directions; this proves that the guard is awake. Each row puts one wrong line
// in the place of an existing file (in memory) and expects the reason.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const eslint = new ESLint({ cwd: root });

async function complaints(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(root, file) });
  return (result?.messages ?? []).map((message) => `${message.ruleId ?? 'parse'}: ${message.message}`);
}

const domainFile = 'domain/contract/primitive.ts';

const wrongImports = [
  {
    file: domainFile,
    line: "import { bridge } from '../../renderer/bridge/web-bridge.ts';",
    reason: 'domain imports nothing of ours',
  },
  { file: domainFile, line: "import { readFileSync } from 'node:fs';", reason: 'domain may use only' },
  {
    file: domainFile,
    line: "export type { Bridge } from '../../renderer/bridge/bridge.ts';",
    reason: 'domain imports nothing of ours',
  },
  {
    file: domainFile,
    line: "export const late = () => import('../../main/shell-electron/security.ts');",
    reason: 'domain imports nothing of ours',
  },
  {
    file: 'main/shell-electron/security.ts',
    line: "import { bridge } from '../../renderer/bridge/web-bridge.ts';",
    reason: 'main may import domain and hardware only',
  },
  {
    file: 'main/shell-electron/security.ts',
    line: "import { doctor } from '../../cli/doctor.ts';",
    reason: 'main may import domain and hardware only',
  },
  {
    file: 'renderer/bridge/web-bridge.ts',
    line: "import { policy } from '../../main/shell-electron/security.ts';",
    reason: 'renderer may import domain only',
  },
  {
    file: 'renderer/look/mark.svelte',
    line: '<script lang="ts">import { policy } from \'../../main/shell-electron/security.ts\'; policy();</script>',
    reason: 'renderer may import domain only',
  },
];

describe('a wrong import is an error that says why', () => {
  test.each(wrongImports)('$file: $line', async ({ file, line, reason }) => {
    expect(existsSync(join(root, file))).toBe(true);
    expect((await complaints(file, `${line}\n`)).join('\n')).toContain(reason);
  });
});

const impurities = [
  'export const a = Date.now();',
  'export const b = Math.random();',
  'export const c = new Date();',
  'export const d = new Date(2026, 0, 1);',
  'export const e = new Date(0).getTimezoneOffset();',
  "export const f = new Intl.DateTimeFormat('en');",
  'export const g = setTimeout(() => undefined, 1);',
  "export const h = ['ä', 'z'].sort((a, b) => a.localeCompare(b));",
];

describe('domain stays pure', () => {
  test.each(impurities)('%s', async (line) => {
    expect((await complaints(domainFile, `${line}\n`)).join('\n')).toMatch(/no-restricted-/);
  });
});

test('a comment cannot switch the linter off', async () => {
  const text = '/* eslint-disable */\nexport const a = Math.random();\n';
  expect((await complaints(domainFile, text)).join('\n')).toContain('domain is pure');
});

import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { shellOptions } from '../../main/shell-electron/options.ts';
import { contentSecurityPolicy } from '../../main/page-policy.ts';
import { fileFor } from '../../main/shell-electron/protocol.ts';

const folder = join('/', 'somewhere', 'dist', 'electron-kiosk');

describe('an address names a file of the page folder or nothing', () => {
  test.each([
    ['passage://kiosk/', 'index.html', 'text/html; charset=utf-8'],
    ['passage://kiosk/assets/a.js', 'assets/a.js', 'text/javascript; charset=utf-8'],
    ['passage://kiosk/assets/f.woff2?x=1#y', 'assets/f.woff2', 'font/woff2'],
  ])('%s', (address, file, contentType) => {
    expect(fileFor(address, 'kiosk', folder)).toEqual({ path: join(folder, file), contentType });
  });

  test.each([
    'passage://desk/index.html',
    'https://kiosk/index.html',
    'file:///etc/passwd.html',
    'passage://kiosk/..%2f..%2fshell%2fmain.js',
    'passage://kiosk/a%00.js',
    'passage://kiosk/%E0%A4%A.js',
    'passage://kiosk/..%5cmain.js',
    'passage://kiosk/noextension',
    'passage://kiosk/main.ts',
    'not an address',
  ])('%s is refused', (address) => {
    expect(fileFor(address, 'kiosk', folder)).toBeNull();
  });

  test('whatever is written there, the file is inside the folder', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', 'a', '%5c', '%00', '~', 'b.js'), { maxLength: 12 }),
        (parts) => {
          const file = fileFor(`passage://kiosk/${parts.join('/')}.js`, 'kiosk', folder);
          expect(file === null || file.path.startsWith(`${folder}/`)).toBe(true);
        },
      ),
    );
  });
});

test('the policy opens nothing by default and allows no evaluated or inline script', () => {
  const policy = contentSecurityPolicy(['ws://127.0.0.1:4600']);
  expect(policy.startsWith("default-src 'none';")).toBe(true);
  expect(policy).toContain("connect-src 'self' ws://127.0.0.1:4600;");
  expect(policy).not.toContain('unsafe-eval');
  expect(policy).toMatch(/script-src 'self';/);
});

test('what stands after -- belongs to the core', () => {
  expect(shellOptions(['--page', 'desk', '--user-data', '/x', '--no-sandbox', '--', '--data', '/d', '--page', 'kiosk'])).toEqual({
    page: 'desk',
    isWindowed: false,
    userData: '/x',
    visitorDisplay: 'auto',
    coreArgs: ['--data', '/d', '--page', 'kiosk'],
  });
});

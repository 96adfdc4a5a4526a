import { scryptSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

import { demoCardRanges } from '../../../domain/card/card-range.ts';
import { emptyNotebook } from '../../../domain/desk/stack-record.ts';
import type { ReaderEvent } from '../../../hardware/reader/reader.ts';
import { defaultWedgeSetting } from '../../../hardware/reader/wedge-setting.ts';
import { notebookFile } from '../../../main/desk/desk-notebook.ts';
import { createPageInput } from '../../../main/desk/desk-input.ts';
import { createKeyGate } from '../../../main/desk/key-gate.ts';
import { verifyPin } from '../../../main/staff/verify-pin.ts';
import { stories } from '../../renderer/desk/desk-stories.ts';
import { listedLog } from '../core-under-test.ts';
import { tempFolder } from '../temp-folder.ts';

describe('the notebook on disk', () => {
  test('what was written is read back; a half-written successor is not looked at', () => {
    const path = join(tempFolder(), 'desk-notebook.json');
    const content = { ...emptyNotebook, parked: [] };
    notebookFile(path).write(content);
    writeFileSync(`${path}.new`, '{"notebook":1,"st');
    expect(notebookFile(path).read()).toEqual({ notebook: content, unreadable: false });
  });

  test('no file is an empty notebook; rubbish is an empty one too, and told', () => {
    const path = join(tempFolder(), 'desk-notebook.json');
    expect(notebookFile(path).read()).toEqual({ notebook: emptyNotebook, unreadable: false });
    writeFileSync(path, '{"notebook":2}');
    expect(notebookFile(path).read()).toEqual({ notebook: emptyNotebook, unreadable: true });
  });
});

describe('a notebook in the middle of work', () => {
  test.each(Object.keys(stories))('%s: what lies on the table is read back after a power cut', (name) => {
    const { notebook } = stories[name]?.('en').state ?? {};
    if (notebook === undefined) throw new Error('no story');
    const path = join(tempFolder(), 'desk-notebook.json');
    notebookFile(path).write(notebook);
    const read = notebookFile(path).read();
    expect(read.unreadable).toBe(false);
    expect(read.notebook.stack?.rows).toEqual(notebook.stack?.rows);
    expect(read.notebook.stack?.problems.map((one) => one.problemId)).toEqual(notebook.stack?.problems.map((one) => one.problemId));
  });
});

describe('PINs', () => {
  const salt = Buffer.from('salt of this test');
  const hash = `1024:8:1:${salt.toString('base64')}:${scryptSync('2468', salt, 32, { N: 1024, r: 8, p: 1 }).toString('base64')}`;

  test('only the PIN that made the hash fits', async () => {
    expect(await verifyPin('2468', hash)).toBe(true);
    expect(await verifyPin('2469', hash)).toBe(false);
    expect(await verifyPin('', hash)).toBe(false);
  });

  test('a hash that cannot be read fits no PIN and throws nothing', async () => {
    for (const wrong of ['', 'x', '0:8:1:aa:bb', '1024:8:1:', `3:8:1:${salt.toString('base64')}:${'A'.repeat(44)}`, '1024:8:1:AAAA:AAAA'])
      expect(await verifyPin('2468', wrong)).toBe(false);
  });
});

describe('keys of the window', () => {
  function gate() {
    const pressed: string[] = [];
    const read: ReaderEvent[] = [];
    let due: (() => void) | null = null;
    const made = createKeyGate(
      demoCardRanges,
      (_delayMs, action) => {
        due = action;
        return () => {
          due = null;
        };
      },
      (key) => pressed.push(key),
      (event) => read.push(event),
    );
    let atMs = 0;
    const type = (text: string, gapMs: number): void => {
      for (const char of text)
        made.press({
          type: 'key',
          key: char,
          code: /\d/.test(char) ? `Digit${char}` : `Key${char.toUpperCase()}`,
          shift: false,
          ctrl: false,
          atMs: (atMs += gapMs),
        });
    };
    const enter = (gapMs: number): void =>
      made.press({ type: 'key', key: 'Enter', code: 'Enter', shift: false, ctrl: false, atMs: (atMs += gapMs) });
    return { pressed, read, type, enter, settle: () => due?.() };
  }

  test('what a person types arrives key by key, in order, Enter last', () => {
    const { pressed, read, type, enter } = gate();
    type('mi', 120);
    enter(150);
    expect(pressed).toEqual(['m', 'i', 'Enter']);
    expect(read).toEqual([]);
  });

  test('two keys struck almost together are still a person', () => {
    const { pressed, type, settle } = gate();
    type('vi', 20);
    settle();
    expect(pressed).toEqual(['v', 'i']);
  });

  test('a key that was just pressed is never lost when the documents of the house change', () => {
    const pressed: string[] = [];
    let ranges = demoCardRanges;
    const page = createPageInput(
      { after: () => () => undefined, wedge: defaultWedgeSetting, log: listedLog([]) },
      () => ranges,
      () => null,
      (input) => {
        if (input.kind === 'key.pressed') pressed.push(input.key);
      },
    );
    const press = (key: string, atMs: number): void =>
      page.onMessage({ type: 'key', key, code: `Key${key.toUpperCase()}`, shift: false, ctrl: false, atMs });
    press('g', 1_000);
    ranges = demoCardRanges.map((range) => ({ ...range }));
    press('m', 2_000);
    ranges = demoCardRanges.slice(1);
    press('p', 3_000);
    press('l', 4_000);
    expect(pressed).toEqual(['g', 'm', 'p']);
    page.close();
  });

  test('a burst is a card or a code and presses nothing', () => {
    const { pressed, read, type, enter } = gate();
    type('9643000000000019', 4);
    enter(4);
    expect(pressed).toEqual([]);
    expect(read).toHaveLength(1);
  });
});

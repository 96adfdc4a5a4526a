/** What `passage start` says when everything runs: for people, then one line for scripts. */
import { join } from 'node:path';
import { DEMO_PIN } from '../../server/demo/demo-documents.ts';
import type { Child } from './child.ts';
import type { ShellChoice } from './electron-binary.ts';
import { readyValue } from './parts.ts';
import type { PreparedMall } from './prepare-mall.ts';

interface Parts {
  readonly server: Child;
  readonly kiosk: Child;
  readonly desk: Child;
}

/** `ready shell=… kiosk=… staffdesk=… visitor=… devices=… office=… api=…`; the kiosk's address carries its per-start token. */
export function readyLineOf(parts: Parts & { readonly shell: 'electron' | 'web' }): string {
  const { server, kiosk, desk } = parts;
  return [
    'ready',
    `shell=${parts.shell}`,
    `kiosk=${readyValue(kiosk.ready, 'page')}`,
    `staffdesk=${readyValue(desk.ready, 'page')}`,
    `visitor=${readyValue(desk.ready, 'visitor')}`,
    `devices=${readyValue(kiosk.ready, 'devices')}`,
    `office=${readyValue(server.ready, 'office')}`,
    `api=${readyValue(server.ready, 'api')}`,
  ].join(' ');
}

/** @see file comment */
export function announce(
  what: Parts & {
    readonly shell: ShellChoice;
    readonly mall: PreparedMall;
    readonly readyLine: string;
    readonly print: (line: string) => void;
  },
): void {
  const { print, server, kiosk, desk, shell } = what;
  const name = shell.shell === 'electron' ? 'Electron' : 'the web shell';
  for (const line of [
    '',
    'Galleria Lumen is open.',
    `  Shell    ${name}, because ${shell.why}`,
    `  Kiosk    ${readyValue(kiosk.ready, 'page')}`,
    `  Desk     ${readyValue(desk.ready, 'page')}   (staff card on its devices page, PIN ${DEMO_PIN})`,
    `  Visitor  ${readyValue(desk.ready, 'visitor')}   (the second screen at the desk, for the visitor)`,
    `  Devices  ${readyValue(kiosk.ready, 'devices')}   kiosk: cards, receipts, printer, network, clock`,
    `           ${readyValue(desk.ready, 'devices')}   desk`,
    `  Office   ${readyValue(server.ready, 'office')}`,
    `  Phone    ${readyValue(server.ready, 'api')}/phone/   what visitors open on their own phones`,
    `  Server   ${readyValue(server.ready, 'api')}`,
    `  Messages ${join(what.mall.serverFolder, 'outbox')}   one-time codes for phones, one file each`,
    'Ctrl-C ends everything.',
    what.readyLine,
  ]) {
    print(line);
  }
}

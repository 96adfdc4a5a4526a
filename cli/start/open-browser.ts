import { spawn } from 'node:child_process';

/** Opens a page with the system's own opener; where there is none, nothing happens and the address stands in the output anyway. */
export function openBrowser(url: string): void {
  const openers: Readonly<Record<string, readonly [string, ...string[]]>> = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] };
  const [command, ...args] = openers[process.platform] ?? (['xdg-open'] as const);
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

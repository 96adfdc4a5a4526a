import { EventEmitter } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Chromium's flags; what is appended really goes to the browser that the window starts. */
class StandInCommandLine {
  readonly switches: string[] = [];

  appendSwitch(name: string, value?: string): void {
    this.switches.push(value === undefined ? `--${name}` : `--${name}=${value}`);
  }

  hasSwitch(name: string): boolean {
    return [...process.argv, ...this.switches].some((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  }
}

/** Asked before the app may quit, like Electron asks each window. */
interface Closable {
  /** True when the window went. */
  askToClose(): boolean;
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = new StandInCommandLine();
  readonly windows: Closable[] = [];
  /** What must be closed before the process may end. */
  readonly endings: (() => Promise<void>)[] = [];
  private userData: string | null = null;
  private lock: string | null = null;
  private isQuitting = false;

  setPath(name: string, path: string): void {
    if (name !== 'userData') throw new Error(`the stand-in has no path ${name}`);
    this.userData = path;
  }

  requestSingleInstanceLock(): boolean {
    this.userData ??= mkdtempSync(join(tmpdir(), 'passage-stand-in-'));
    mkdirSync(this.userData, { recursive: true });
    const lock = join(this.userData, 'single-instance');
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      return false;
    }
    this.lock = lock;
    return true;
  }

  async whenReady(): Promise<void> {
    return Promise.resolve();
  }

  quit(): void {
    if (this.isQuitting) return;
    // One window that stays ends the quitting, as in Electron.
    if (!this.windows.every((window) => window.askToClose())) return;
    this.isQuitting = true;
    this.emit('will-quit');
    this.exit(0);
  }

  exit(code: number): void {
    if (this.lock !== null) rmSync(this.lock, { force: true });
    void Promise.allSettled(this.endings.map((end) => end())).then(() => process.exit(code));
  }
}

export const app = new StandInApp();

import { EventEmitter } from 'node:events';

type Handler = (request: Request) => Promise<Response>;

function unknownName(object: string, name: string): never {
  throw new Error(`the stand-in has no electron.${object}.${name}`);
}

/** Throws for every member that is not implemented, so that no test passes on something that never happened. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key) {
      if (typeof key === 'string' && !(key in target) && key !== 'then') unknownName(name, key);
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** What the shell registered; the window reads it. */
export const registry = {
  schemes: new Map<string, unknown>(),
  handlers: new Map<string, Handler>(),
  beforeRequest: null as ((details: { url: string }, answer: (result: { cancel: boolean }) => void) => void) | null,
  permissionRequest: null as ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | null,
  permissionCheck: null as (() => boolean) | null,
  hasNoMenu: false,
};

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: unknown }[]): void {
    for (const { scheme, privileges } of schemes) registry.schemes.set(scheme, privileges);
  },
  handle(scheme: string, handler: Handler): void {
    if (!registry.schemes.has(scheme)) throw new Error(`${scheme} was not registered as privileged before ready`);
    registry.handlers.set(scheme, handler);
  },
});

/** What the session emits; the test's control starts a download here. */
export const downloads = new EventEmitter();

export const session = strict('session', {
  defaultSession: strict('session.defaultSession', {
    setPermissionRequestHandler(handler: typeof registry.permissionRequest): void {
      registry.permissionRequest = handler;
    },
    setPermissionCheckHandler(handler: typeof registry.permissionCheck): void {
      registry.permissionCheck = handler;
    },
    setDevicePermissionHandler(_handler: () => boolean): void {
      // plain Chromium in automation has no devices to give
    },
    on(event: string, listener: (...args: unknown[]) => void): void {
      downloads.on(event, listener);
    },
    webRequest: strict('session.defaultSession.webRequest', {
      onBeforeRequest(listener: typeof registry.beforeRequest): void {
        registry.beforeRequest = listener;
      },
    }),
  }),
});

export const ipcMain = new EventEmitter();

export const Menu = strict('Menu', {
  setApplicationMenu(menu: null): void {
    registry.hasNoMenu = menu === null;
  },
});

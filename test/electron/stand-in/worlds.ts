// The two scripts that Chromium runs before a page's own: one in the main world, one in the preload's isolated world. The
// worlds share the DOM but no objects, so they talk by events whose detail is JSON text.

/** Main world: defines what the preload exposes, as frozen functions that marshal callbacks by number. */
export const mainWorld = `(() => {
  const callbacks = new Map();
  let nextId = 1;
  const pack = (value) => {
    if (typeof value !== 'function') return { value };
    const id = nextId++;
    callbacks.set(id, value);
    return { fn: id };
  };
  const call = (path, args) => {
    let result = {};
    const onResult = (event) => { result = JSON.parse(event.detail); };
    window.addEventListener('stand-in:result', onResult);
    window.dispatchEvent(new CustomEvent('stand-in:call', { detail: JSON.stringify({ path, args: args.map(pack) }) }));
    window.removeEventListener('stand-in:result', onResult);
    return result.fn === undefined ? result.value : (...more) => call(result.fn, more);
  };
  window.addEventListener('stand-in:callback', (event) => {
    const { fn, args } = JSON.parse(event.detail);
    callbacks.get(fn)?.(...args);
  });
  window.addEventListener('stand-in:expose', (event) => {
    const { name, functions } = JSON.parse(event.detail);
    const api = {};
    for (const [key, path] of functions) api[key] = Object.freeze((...args) => call(path, args));
    Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true });
  });
})();`;

/** Isolated world: a require that knows only electron, and in it only what a sandboxed preload has. */
export function isolatedWorld(preload: string): string {
  return `(() => {
  const toShell = (message) => globalThis.standInToShell(JSON.stringify(message));
  const listeners = new Map();
  const ports = new Map();
  const exposed = new Map();
  let nextId = 1;
  const strict = (name, object) => new Proxy(object, { get(target, key) {
    if (typeof key === 'string' && !(key in target)) throw new Error('the stand-in has no ' + name + '.' + key);
    return target[key];
  } });
  const keep = (fn) => { const id = nextId++; exposed.set(id, fn); return id; };
  const emit = (type, detail) => window.dispatchEvent(new CustomEvent(type, { detail: JSON.stringify(detail) }));
  window.addEventListener('stand-in:call', (event) => {
    const { path, args } = JSON.parse(event.detail);
    const unpacked = args.map((arg) => arg.fn === undefined ? arg.value : (...more) => emit('stand-in:callback', { fn: arg.fn, args: more }));
    const value = exposed.get(path)(...unpacked);
    emit('stand-in:result', typeof value === 'function' ? { fn: keep(value) } : { value });
  });
  globalThis.standInFromShell = (message) => {
    if (message.kind === 'port') return ports.get(message.id)?.postMessage(message.data);
    if (message.kind === 'close') return ports.get(message.id)?.close();
    const opened = message.ports.map((id) => {
      const { port1, port2 } = new MessageChannel();
      ports.set(id, port1);
      port1.onmessage = (event) => toShell({ kind: 'port', id, data: event.data });
      port1.addEventListener('close', () => toShell({ kind: 'close', id }));
      return port2;
    });
    for (const listener of listeners.get(message.channel) ?? []) listener({ ports: opened }, message.data);
  };
  const electron = strict('electron', {
    contextBridge: strict('contextBridge', { exposeInMainWorld(name, api) {
      emit('stand-in:expose', { name, functions: Object.entries(api).map(([key, fn]) => [key, keep(fn)]) });
    } }),
    ipcRenderer: strict('ipcRenderer', {
      on(channel, listener) { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
      removeAllListeners(channel) { listeners.delete(channel); },
      send(channel, data) { toShell({ kind: 'ipc', channel, data }); },
    }),
  });
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload cannot require ' + name);
    return electron;
  };
  (function (require, module, exports) {${preload}
})(require, { exports: {} }, {});
})();`;
}

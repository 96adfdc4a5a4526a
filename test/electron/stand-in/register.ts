// node --import register.ts dist/shell/main.js: the unmodified shell bundle with our stand-in under the name `electron`.
// A name that the stand-in does not have is a load error, never a silent nothing.
import { registerHooks } from 'node:module';

const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: standIn, format: 'module-typescript', shortCircuit: true } : next(specifier, context);
  },
});

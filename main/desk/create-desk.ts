import { join } from 'node:path';

import type { PageRuntime } from '../core/create-core.ts';
import type { CoreServices } from '../core/core-services.ts';
import { readInput } from '../core/visit-input.ts';
import type { ReadContext } from '../core/visit-input.ts';
import { createDeskRuntime } from './desk-runtime.ts';

/** The desk's machine in the place of the visitor's; `folder` is the core's data folder. */
export function createDesk(folder: string): (services: CoreServices, readContext: ReadContext) => PageRuntime {
  return (services, readContext) => {
    const runtime = createDeskRuntime({
      services,
      notebookPath: join(folder, 'desk-notebook.json'),
      readInput: (event) => readInput(event, readContext),
    });
    return {
      connect: (connection) => runtime.onConnection(connection),
      reader: (event) => {
        const input = readInput(event, readContext);
        if (input !== null) runtime.onRead(input);
      },
      houseChanged: () => runtime.houseChanged(),
      close: () => runtime.close(),
    };
  };
}

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
      readInput: (event) => {
        const input = readInput(event, readContext);
        return input?.kind === 'cleaning-card.read' ? null : input;
      },
    });
    return {
      connect: (connection) => runtime.onConnection(connection),
      connectVisitor: (connection) => runtime.onVisitor(connection),
      reader: (event) => {
        const input = readInput(event, readContext);
        // Glass is cleaned at kiosks.
        if (input !== null && input.kind !== 'cleaning-card.read') runtime.onRead(input);
      },
      houseChanged: () => runtime.houseChanged(),
      close: () => runtime.close(),
    };
  };
}

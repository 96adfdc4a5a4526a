/** Part of the build of a page: it learns the name of the contract that it is built from (domain/contract/page-contract.ts). */
import type { Plugin } from 'vite';
import { hasContract, pageContract } from '../../domain/contract/page-contract.ts';

/** A plugin of Vite. `page`: 'kiosk', 'desk' …; one without a contract gives none. */
export function contractOfBuild(page: string): Plugin {
  return {
    name: 'contract-of-build',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('/renderer/bridge/own-contract.ts') && hasContract(page)
        ? `export const ownContract = '${pageContract(page)}';`
        : undefined,
  };
}

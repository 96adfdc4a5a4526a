/** Name of the contract that this page was built from; '' where nothing was built. A page's build puts its own in the place of it (contract-of-build.ts). */
export const ownContract: string = '';

/** Every channel between pages and the shell; there are no others, and no names made up at run time. */
export const channels = {
  /** Page to shell: I want the core. No content. */
  hello: 'passage:hello',
  /** Shell to page: one port to the core that runs now. */
  corePort: 'passage:core-port',
} as const;

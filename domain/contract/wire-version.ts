/**
 * Version of every wire schema together (facts, documents, sync). A test pins the hash of all schemas: change the wire and it fails until
 * the version here is raised and a line added to the history. Servers serve every version from `WIRE_VERSION_MIN` on.
 *
 * History
 * 1  first version
 */
export const WIRE_VERSION = 1;

/** Oldest kiosk that is still served. */
export const WIRE_VERSION_MIN = 1;

/** Level of the rule language this engine knows; campaigns above it are shown, not predicted. */
export const ENGINE_LEVEL = 1;

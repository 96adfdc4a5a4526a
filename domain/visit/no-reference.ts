/** Stands where no reference was given: a row that still waits, or a paper that could not be recorded. Never said to a visitor. */
export const NO_REFERENCE = 'K-0';

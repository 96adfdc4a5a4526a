/** What was typed cannot be; the sentence says what is missing or wrong. */
export class WrongUse extends Error {}

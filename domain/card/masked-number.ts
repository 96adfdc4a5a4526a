/** `••4821`: the only part of a card number that screens, slips and logs may show. */
export const maskedLast4 = (number: string): string => `••${number.slice(-4)}`;

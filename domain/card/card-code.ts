/** The text inside the QR of a slip card and of a phone card: `PC1:<number>`. */

const prefix = 'PC1:';

/** The QR text of a card number. */
export const encodeCardCode = (number: string): string => prefix + number;

/** The number inside a card's QR text, or null when the text is something else. Says nothing about the number's range. */
export const decodeCardCode = (text: string): string | null => {
  if (!text.startsWith(prefix)) return null;
  const number = text.slice(prefix.length);
  return /^\d{4,32}$/.test(number) ? number : null;
};

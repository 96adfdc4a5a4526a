/** Portuguese tax numbers (NIF). */

/** Whether the text is a NIF: nine digits, the last one modulo 11 over the weights 9 to 2 of the others. */
export function isPortugueseTaxNumber(text: string): boolean {
  if (!/^[1-9]\d{8}$/.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 8; at += 1) sum += Number(text.charAt(at)) * (9 - at);
  const rest = 11 - (sum % 11);
  return Number(text.charAt(8)) === (rest > 9 ? 0 : rest);
}

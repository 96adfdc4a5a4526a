/** A phone number in threes, as it is read back. */
export function groupedPhone(digits: string): string {
  return digits.replace(/(\d{3})(?=\d)/g, '$1 ');
}

/** Minor units of an amount as the handbook writes it: `199.99`. */
export function minorOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}

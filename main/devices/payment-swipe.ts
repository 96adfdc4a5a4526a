/**
 * A payment card as its stripe holds it: both tracks, with sentinels, a name and an expiry. The number is a public test number out of the kit; a real one
 * never comes here. The driver has to drop it whole.
 */
export function paymentTracks(number: string): readonly [string, string, string] {
  return [`%B${number}^TEST/PERSON^30012010000000000000?`, `;${number}=30012010000000000?`, ''];
}

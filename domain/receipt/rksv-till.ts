/** How an Austrian receipt names the certificate that signed it; what the mall loads certificates under. */

/**
 * One spelling of the certificate: its serial number in hexadecimal (small letters, no leading zeros, no spaces), or for closed systems (AT0) the company's number and key,
 * `U:ATU12345678-1` (U value-added tax, S tax number, G location number). null: neither.
 */
export function rksvSerial(text: string): string | null {
  const tidy = text.replaceAll(' ', '');
  if (/^[USG]:[A-Za-z0-9/.-]{1,40}$/.test(tidy)) return tidy;
  return /^[0-9a-f]{1,40}$/i.test(tidy) ? tidy.toLowerCase().replace(/^0+(?=.)/, '') : null;
}

/** Till key of a certificate: provider (`AT1` A-Trust, `AT2` GlobalTrust, `AT3` PrimeSign, `AT0` closed system) and its serial number as `rksvSerial` spells it. */
export function rksvTillKey(provider: string, serial: string): string {
  return `at-rksv:${provider}/${serial}`;
}

import type { Sample } from './sample.ts';

/** Polish structured invoices. */
export const samples: readonly Sample[] = [
  {
    text: 'https://qr-test.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE',
    source: 'repository CIRFMF/ksef-docs, kody-qr.md',
    spellings: ['https://QR-TEST.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/UtQp9Gpc51y%2Bu3xApZjIjgkpZ01js%2BJ8KflSPW8WzIE%3D'],
  },
  {
    text: 'https://qr.ksef.mf.gov.pl/invoice/2481632647/01-02-2026/RvXpYIovIWxHxD4PrpM9AcBIV3qz0JVqTr6gwHo5JHs',
    source: 'address as tests of a public KSeF client build it (production host, NIP 2481632647), with a hash filled in',
  },
];

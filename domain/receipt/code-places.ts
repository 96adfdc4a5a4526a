/** Where the code stands on the paper, format by format: what a picture must show so that a person finds it. */
import type { CodePlace } from '../contract/screen-home.ts';

const square = (beside: string, place: CodePlace['place'] = 'bottom'): readonly CodePlace[] => [{ code: 'square', place, beside }];

/** By format name, as the till keys of that format begin. `beside`: letters that the law of the country prints by the code; empty: none that help. */
export const codePlaces: Readonly<Record<string, readonly CodePlace[]>> = {
  'ar-afip': square('CAE'),
  'at-rksv': square(''),
  'az-ekassa': square('Fiskal ID'),
  'bg-sup': square('УНП'),
  'br-nfce': square('Chave de acesso'),
  'cz-eet': square('FIK BKP'),
  'de-tse': square('TSE'),
  'hr-cis': square('ZKI JIR'),
  'in-einvoice': square('IRN', 'top'),
  'kz-ofd': square('ФП'),
  'mall-barcode': [{ code: 'bars', place: 'bottom', beside: 'PSG1' }],
  'me-efi': square('IKOF JIKR'),
  'mx-cfdi': square('UUID'),
  'pl-ksef': square('KSeF'),
  'pt-atcud': square('ATCUD'),
  'rs-suf': square('ПФР'),
  'ru-fns': square('ФН ФД ФП'),
  'sa-zatca': square(''),
  // the law leaves the till the choice of three
  'si-furs': [
    { code: 'square', place: 'bottom', beside: 'ZOI EOR' },
    { code: 'block', place: 'bottom', beside: 'ZOI EOR' },
    { code: 'bars', place: 'bottom', beside: 'ZOI EOR' },
  ],
  'sk-ekasa': square('OKP'),
  'tr-efatura': square('ETTN', 'top'),
  'ua-dps': square('ФН'),
  'uz-soliq': square('FM'),
};

/** Pictures that stand beside each other. */
const SHOWN_MAX = 3;

/**
 * How the papers of a mall look: the formats of its tills, the most tills first, each picture once; a mall that lists no till shows the square at the foot that most
 * countries have. `tillKeys`: `ru-fns:9289000100393237`, `till:4711`.
 */
export function codePlacesOf(tillKeys: readonly string[]): CodePlace[] {
  const tills = new Map<string, number>();
  for (const key of tillKeys) {
    const format = key.startsWith('till:') ? 'mall-barcode' : key.slice(0, Math.max(0, key.indexOf(':')));
    if (Object.hasOwn(codePlaces, format)) tills.set(format, (tills.get(format) ?? 0) + 1);
  }
  const formats = [...tills].toSorted(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1)).map(([format]) => format);
  const places = formats.flatMap((format) => codePlaces[format] ?? []);
  const once = places.filter((place, at) => places.findIndex((each) => sameLook(each, place)) === at);
  return (once.length === 0 ? [...square('')] : once).slice(0, SHOWN_MAX);
}

function sameLook(a: CodePlace, b: CodePlace): boolean {
  return a.code === b.code && a.place === b.place && a.beside === b.beside;
}

/**
 * Mexico: the code on a printed CFDI (3.2, 3.3, 4.0), the tax service's address of the invoice:
 * `https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx?id=<UUID>&re=<RFC>&rr=<RFC>&tt=<total>&fe=<last 8 of the seal>`; 3.2 printed `?re=…&rr=…&tt=…&id=…` alone.
 *
 * Layout (Anexo 20 of the Resolución Miscelánea Fiscal; repository phpcfdi/cfdi-expresiones makes and tests the same texts): id fiscal folio, re and rr tax numbers of
 * issuer and buyer, tt total with up to six decimals, with or without zeros in front and behind (3.2: ten digits, point, six digits), fe the last eight characters of the issuer's
 * seal, base64. A tax number may hold `&` and `Ñ`; till programmes escape them as XML (`&amp;`), by percent signs or not at all.
 *
 * Identity: the UUID in lower case. Till: the issuer's RFC. Plausibility: shape of both RFC with an existing day in it, total without parts of a centavo (Anexo 20: as many decimals as
 * the currency has), fe of 3.3 and later has eight characters. Nothing is proven: fe is a piece of the seal, the tax service answers online. The code says neither day nor time,
 * not whether it is an income or a credit note, and takes the invoice's currency for granted: pesos here.
 */
import { isCivilDate } from '../../time/local-time.ts';
import { minorOfDecimal } from '../decimal-amount.ts';
import { malformed, malformedField } from '../malformed.ts';
import { queryFields } from '../query-fields.ts';
import type { ReceiptNotRead, ReceiptReading } from '../reading.ts';
import { isHostOf, webAddressOf } from '../web-address.ts';

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const rfcPattern = /^[A-ZÑ&]{3,4}(\d\d)(\d\d)(\d\d)[A-Z0-9]{3}$/;

/** Reader of Mexican invoices. */
export const mxCfdiFormat = { name: 'mx-cfdi', read };

function read(text: string): ReceiptReading | ReceiptNotRead | null {
  const query = queryOf(text);
  if (query === null) return null;
  const { values, twice } = queryFields(query);
  if (twice !== null) return malformed(`${twice} is given twice`);
  const [id, issuer, buyer, total, seal] = ['id', 're', 'rr', 'tt', 'fe'].map((key) => values.get(key));
  if (!uuidPattern.test(id ?? '')) return malformedField('id', id);
  const rfc = (issuer ?? '').toUpperCase();
  if (!isRfc(rfc)) return malformedField('re', issuer);
  if (!isRfc((buyer ?? '').toUpperCase())) return malformedField('rr', buyer);
  const totalMinor = minorOfDecimal(total ?? '');
  if (totalMinor === null) return malformedField('tt', total);
  if (seal !== undefined && !/^[0-9A-Za-z+/ ]{6,8}={0,2}$/.test(seal)) return malformedField('fe', seal);
  const uuid = (id ?? '').toLowerCase();
  return {
    ok: true,
    country: 'MX',
    format: 'mx-cfdi',
    issuer: rfc,
    tillKey: `mx-cfdi:${rfc}`,
    identity: `mx-cfdi:${uuid}`,
    issuedAtLocal: null,
    timeKnown: false,
    zone: null,
    number: uuid.slice(0, 8),
    totalMinor,
    currency: 'MXN',
    kind: 'purchase',
    proof: { level: 'online', verified: null },
    ended: false,
    warnings:
      seal === undefined
        ? ['no piece of the seal: a CFDI 3.2, or a part of the code is missing']
        : seal.length === 8
          ? []
          : ['fe has not eight characters'],
  };
}

/** The fields' part, with every `&` that belongs to a tax number escaped; null: not an invoice's code. */
function queryOf(text: string): string | null {
  const address = webAddressOf(text);
  let query: string;
  if (address === null) {
    if (!/^\??(?:re|id)=/i.test(text) || !/[?&]tt=/i.test(text)) return null;
    query = text.replace(/^\?/, '');
  } else {
    if (!isHostOf(address.host, 'facturaelectronica.sat.gob.mx')) return null;
    query = address.query;
  }
  return query.replace(/&amp;/gi, '&').replace(/&(?!(?:id|re|rr|tt|fe)=)/gi, '%26');
}

function isRfc(text: string): boolean {
  const match = rfcPattern.exec(text);
  // The century is not in it; 2000 is a leap year, so that 29 February passes.
  return match !== null && isCivilDate(2000 + (Number(match[1]) % 4), Number(match[2]), Number(match[3]));
}

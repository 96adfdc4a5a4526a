/** Codes of Argentine invoices with fields of the test's choice. */
const official = {
  ver: 1,
  fecha: '2020-10-13',
  cuit: 30000000007,
  ptoVta: 10,
  tipoCmp: 1,
  nroCmp: 94,
  importe: 12100,
  moneda: 'DOL',
  ctz: 65,
  tipoDocRec: 80,
  nroDocRec: 20000000001,
  tipoCodAut: 'E',
  codAut: 70417054367476,
};

/** The authority's example with changed fields; undefined leaves one out. */
export function argentineCode(changed: Readonly<Record<string, unknown>>): string {
  return `https://www.afip.gob.ar/fe/qr/?p=${Buffer.from(JSON.stringify({ ...official, ...changed })).toString('base64')}`;
}

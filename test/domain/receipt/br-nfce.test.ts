import { describe, expect, test } from 'vitest';
import { accessKeyOf } from '../../../domain/receipt/br-access-key.ts';
import { brNfceFormat } from '../../../domain/receipt/formats/br-nfce.ts';
import { withField, withoutField } from './damaged-fields.ts';
import { samples } from './samples/br-nfce.ts';

const read = brNfceFormat.read;
const key = '35190245543915003288650090001361361021854597';
const [version2 = '', , , , version1 = '', homologation = '', sat = ''] = samples.map(({ text }) => text);
const address = 'https://www.nfce.fazenda.sp.gov.br/qrcode';
const hash = 'D76EE4C5EE544E3C87E8DED2795C62391B3C7DC3';
const digest = '466b4676557730385432562b63325345646a5865475654565330553d';

describe('Brazilian receipts', () => {
  test('version 2 online gives state, issuer and number, but neither day nor total; the month is told', () => {
    expect(read(version2)).toEqual({
      ok: true,
      country: 'BR',
      format: 'br-nfce',
      issuer: '45543915003288',
      tillKey: 'br-nfce:45543915003288',
      identity: `br-nfce:${key}`,
      issuedAtLocal: null,
      timeKnown: false,
      zone: null,
      number: '136136',
      totalMinor: null,
      currency: 'BRL',
      kind: 'purchase',
      proof: { level: 'online', verified: null },
      ended: false,
      warnings: ['issued in 2019-02; the code does not say the day'],
    });
  });

  test('version 1 gives wall clock, offset and total', () => {
    expect(read(version1)).toMatchObject({
      issuedAtLocal: '2018-05-03T10:32:20',
      timeKnown: true,
      zone: '-03:00',
      totalMinor: 9649,
      kind: 'purchase',
      warnings: [],
    });
    expect(read(homologation)).toMatchObject({ issuedAtLocal: '2014-10-30T15:30:20', zone: '-02:00', totalMinor: 10, kind: 'training' });
  });

  test.each([
    ['version 2', `${address}?p=${key}|2|1|14|50.00|${digest}|000001|${hash}`],
    ['version 3, buyer unknown', `${address}?p=${key}|3|1|14|50.00|||ZZSKiypy7fkg22MUv6TUh71EI+wLYWr/fUHJy3PyWnL7d5mz=`],
    ['version 3, with %7C', `${address}?p=${`${key}|3|1|14|50.00|2|12345678901|ZZSKiypy7fkg22MU`.replaceAll('|', '%7C')}`],
  ])('%s issued without a connection gives day and total', (_name, text) => {
    expect(read(text)).toMatchObject({
      ok: true,
      identity: `br-nfce:${key}`,
      issuedAtLocal: '2019-02-14T00:00:00',
      timeKnown: false,
      totalMinor: 5000,
      warnings: [],
    });
  });

  test('version 3 online and the bare key are the same receipt', () => {
    for (const text of [`${address}?p=${key}|3|1`, key, `${key}|3|1`])
      expect(read(text)).toMatchObject({ ok: true, identity: `br-nfce:${key}` });
  });

  test('a CF-e SAT gives time, total and the zone of its state', () => {
    expect(read(sat)).toMatchObject({
      issuer: '61099008000141',
      number: '10',
      issuedAtLocal: '2015-07-09T17:23:17',
      timeKnown: true,
      zone: 'America/Sao_Paulo',
      totalMinor: 575,
      kind: 'purchase',
    });
    expect(read(sat.replace('11122233396', ''))).toMatchObject({ ok: true });
  });

  test('tpAmb 2 is training in every version', () => {
    expect(read(version2.replace('|2|1|', '|2|2|'))).toMatchObject({ kind: 'training' });
    expect(read(`${address}?p=${key}|3|2`)).toMatchObject({ kind: 'training' });
    expect(read(withField(version1, 'tpAmb', '2'))).toMatchObject({ kind: 'training' });
  });

  test('any one digit misread in the key is seen', () => {
    for (let at = 0; at < key.length; at += 1) {
      const digit = (Number(key[at]) + 1) % 10;
      expect(read(`${address}?p=${key.slice(0, at)}${digit}${key.slice(at + 1)}|2|1|1|${hash}`)).toMatchObject({
        ok: false,
        reason: 'malformed',
      });
    }
  });

  test.each([
    ['31 February', `${address}?p=${key}|2|1|31|50.00|${digest}|000001|${hash}`, 'day is not as expected: 31'],
    [
      'a total with a comma of thousands',
      `${address}?p=${key}|2|1|14|1,050.00|${digest}|000001|${hash}`,
      'vNF is not as expected: 1,050.00',
    ],
    ['version 4', `${address}?p=${key}|4|1`, 'version is not as expected: 4'],
    ['no environment', `${address}?p=${key}|2`, 'tpAmb is missing'],
    ['environment 3', `${address}?p=${key}|3|3`, 'tpAmb is not as expected: 3'],
    ['a lost hash', `${address}?p=${key}|2|1|1`, '4 parts are too many or too few for version 2'],
    ['a cut key', `${address}?p=${key.slice(0, 40)}`, 'the access key has not 44 digits'],
    [
      'version 1 of another month',
      withField(version1, 'dhEmi', '323031392d30352d30335431303a33323a32302d30333a3030'),
      'dhEmi is not as expected: 323031392d30352d30335431303a33323a32302d',
    ],
    ['version 1 without a total', withoutField(version1, 'vNF'), 'vNF is missing'],
    ['version 1 with two totals', `${version1}&vNF=1.00`, 'vnf is given twice'],
    ['SAT of another month', sat.replace('|20150709', '|20150809'), 'time is not as expected: 20150809172317'],
    ['SAT with half a signature', `${sat.slice(0, sat.lastIndexOf('|'))}|fMery4SK`, 'signature is not as expected: fMery4SK'],
    ['SAT with a negative total', sat.replace('|5.75|', '|-5.75|'), 'total is not as expected: -5.75'],
    [
      'the demonstration SAT of a printer library: a CNPJ of ones',
      `35150811111111111111591234567890001672668828|20150820201736|118.72|05481336000137|${'T'.repeat(344)}`,
      'the check digits of the CNPJ do not fit',
    ],
  ])('%s is malformed', (_name, text, detail) => {
    expect(read(text)).toEqual({ ok: false, reason: 'malformed', detail });
  });

  test.each([
    ['44 digits with a wrong check digit', `${key.slice(0, 43)}0`],
    ['another address of the state', 'https://www.fazenda.sp.gov.br/busca?p=nota+fiscal'],
    ['a look-alike host', version2.replace('gov.br', 'gov.br.example')],
    ['60 digits of another country', '223175087923687075112234402528973166755123456781508100800059'],
  ])('%s is not this format', (_name, text) => {
    expect(read(text)).toBeNull();
  });
});

describe('access keys', () => {
  test.each([
    ['51160417625687000153650020000006611000006615', 'MT'],
    ['43160493062776000117650010000012891000012891', 'RS'],
    ['33171111500080000160650010000000301581809781', 'RJ'],
    ['41170410422724000187650010000005101000010235', 'PR'],
    ['51160407534929000140650010000691921177103192', 'MT'],
    ['13190814200166000166599000178400000148075811', 'AM'],
  ])('%s, printed in public sources, is one of %s', (key, state) => {
    expect(accessKeyOf(key)).toMatchObject({ state, key });
  });

  test('a CNPJ with letters counts them by their place in ASCII', () => {
    // 12ABC34501DE35 is the example CNPJ of the tax service (Instrução Normativa RFB 2.229/2024).
    expect(accessKeyOf('352608 12ABC34501DE35 65 001 000000042 1 12345678 3'.replaceAll(' ', ''))).toMatchObject({
      issuer: '12ABC34501DE35',
      number: '42',
      month: '2026-08',
      state: 'SP',
    });
  });

  test('a key of a model that is no consumer receipt says so', () => {
    expect(accessKeyOf('11210205883509000224550020000063421000657553')).toEqual({ wrong: 'model 55 is no consumer receipt' });
  });
});

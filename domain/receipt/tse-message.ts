/**
 * What a German security module (TSE) signs when a transaction ends: the log message of BSI TR-03153 and TR-03151 without its signature. It is no SEQUENCE but its elements one
 * after the other; layout checked against receipts of five makers (berohndo/tse_signature_verification, fiskaltrust interface-doc, DSFinV-K annex I).
 *
 * Signed: till, kind of process, amounts and payments, transaction number, signature counter, time of the end, key. Not signed: the time of the beginning.
 */
import { concatBytes } from '@noble/hashes/utils.js';
import { utf8Of } from '../encoding/utf8.ts';
import { localOfWallMs } from '../time/local-time.ts';
import { derElement, derNatural, derObjectId, derTag } from './der.ts';

/** The signed facts of one finished transaction, texts as they stand in the code. */
export interface TseTransaction {
  readonly clientId: string;
  readonly processType: string;
  readonly processData: string;
  readonly transaction: bigint;
  readonly signatureCounter: bigint;
  /** Time of the end, milliseconds since 1970 UTC. */
  readonly logUtcMs: number;
}

/** id-SE-API-transaction-log of TR-03151. */
const transactionLog = '0.4.0.127.0.7.3.7.1.1';

/**
 * The signed bytes. `serial` is the SHA-256 of the public key (its uncompressed point), `algorithm` the object id of the signature algorithm, `logTime` one element of
 * `logTimeElements`.
 */
export function tseMessage(signed: TseTransaction, serial: Uint8Array, algorithm: string, logTime: Uint8Array): Uint8Array {
  return concatBytes(
    derElement(derTag.integer, derNatural(2n)),
    derObjectId(transactionLog),
    derElement(0x80, utf8Of('FinishTransaction')),
    derElement(0x81, utf8Of(signed.clientId)),
    derElement(0x82, utf8Of(signed.processData)),
    derElement(0x83, utf8Of(signed.processType)),
    derElement(0x85, derNatural(signed.transaction)),
    derElement(derTag.octetString, serial),
    derElement(derTag.sequence, derObjectId(algorithm)),
    derElement(derTag.integer, derNatural(signed.signatureCounter)),
    logTime,
  );
}

/**
 * The time of the end as the module signed it, by the format that the code names: seconds since 1970, UTCTime or GeneralizedTime. More than one where makers may differ
 * (milliseconds with or without trailing zeros); null: a format not known here.
 */
export function logTimeElements(format: string, logUtcMs: number): readonly Uint8Array[] | null {
  const digits = localOfWallMs(logUtcMs).replace(/[-:T]/g, '');
  switch (format.toLowerCase()) {
    case 'unixtime':
      return [derElement(derTag.integer, derNatural(BigInt(Math.floor(logUtcMs / 1000))))];
    case 'utctime':
    case 'utctimewithseconds':
      return [derElement(derTag.utcTime, utf8Of(`${digits.slice(2)}Z`))];
    case 'generalizedtime':
      return [derElement(derTag.generalizedTime, utf8Of(`${digits}Z`))];
    case 'generalizedtimewithmilliseconds': {
      const fraction = `.${String(logUtcMs % 1000).padStart(3, '0')}`;
      const spellings = new Set([fraction, fraction.replace(/\.?0+$/, '')]);
      return [...spellings].map((spelling) => derElement(derTag.generalizedTime, utf8Of(`${digits}${spelling}Z`)));
    }
    default:
      return null;
  }
}

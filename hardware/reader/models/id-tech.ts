/**
 * ID TECH's magnetic stripe readers in HID mode. SecureMag and SecureHead set to "other mode" send MagTek's map; MiniMag sends its own: status, lengths and encode
 * type as there, then the total length at 7-8 and the tracks one behind the other from byte 9, in a report of fixed size.
 *
 * Sources: SecureMag user manual, page 25 (PID 2010 HID, 2030 keyboard; 7-116, 117-226, 227-336) and page 32 (encode types 0 ISO, 1 AAMVA, 3 other, 4 raw);
 * MiniMag USB/HID quick start manual 80066510-001, "HID report". The quick start does not say how the two bytes of the total length are
 * ordered, nor do preamble and postamble settings keep the lengths true: the tracks are told apart by their sentinels instead.
 */
import { bytesAt } from '../bit-span.ts';
import type { ReaderModel } from '../reader-models.ts';
import type { StripeLayout } from '../report-layout.ts';
import { magTekReport, magTekUsages } from './magtek.ts';

const miniMagReport: StripeLayout = {
  kind: 'stripe',
  reportId: null,
  tracks: [],
  packed: { data: bytesAt(9, 500), lengths: [] },
  encodeType: bytesAt(6, 1),
};

/**
 * @see file comment. MiniMag's product id stands in no source we have, so its map serves whatever else of this vendor is a vendor-defined HID device, as
 * its manual calls it (section 5); readers that encrypt give an unknown card under it, never a digit.
 */
export const idTechModels: readonly ReaderModel[] = [
  {
    id: 'idtech-securemag-other',
    name: 'ID TECH SecureMag in "other" mode',
    vendorId: 0x0acd,
    productIds: [0x2010],
    usagePage: null,
    layouts: [magTekReport],
    stripeUsages: magTekUsages,
    vendorSymbology: null,
    startFeature: null,
    source: 'ID TECH SecureMag user manual, pages 25 and 32',
  },
  {
    id: 'idtech-minimag',
    name: 'ID TECH MiniMag',
    vendorId: 0x0acd,
    productIds: null,
    usagePage: 0xff00,
    layouts: [miniMagReport],
    stripeUsages: null,
    vendorSymbology: null,
    startFeature: null,
    source: 'ID TECH MiniMag USB/HID interface quick start manual 80066510-001',
  },
];

/** What the office changes: each through the decider, so that it stands in the log. */
import { randomBytes } from 'node:crypto';
import type { MallDocument } from '../../domain/contract/document.ts';
import { uuidV7 } from '../../domain/encoding/uuid.ts';
import { OFFICE, OFFICE_STAFF } from '../decider/audit-row.ts';
import { ActRefused } from '../decider/entry.ts';
import type { Programme } from '../open-programme.ts';
import { mallsOf } from '../open-programme.ts';
import { officeDid } from '../office-did.ts';
import { ensureImportKiosk } from './enrol.ts';

const ALLOTMENTS_MAX = 20_000;

/** The mall of this programme. Throws ActRefused when there is none yet. */
export async function theMall(programme: Programme): Promise<MallDocument> {
  const mall = (await mallsOf(programme.store))[0];
  if (mall === undefined) throw new ActRefused('This programme has no mall yet.');
  return mall;
}

/** The office as a member of staff without a card: it may map tills, and no desk can sign it in. */
export async function ensureOfficeStaff(programme: Programme, mallId: string): Promise<void> {
  const staff = await programme.store.read((transaction) => transaction.document('staff', OFFICE_STAFF));
  if (staff !== null) return;
  await programme.decider.act(
    [
      {
        kind: 'catalogue.put',
        stocks: [],
        items: [
          {
            kind: 'staff',
            id: OFFICE_STAFF,
            version: 0,
            name: 'Office',
            cardKey: randomBytes(32).toString('hex'),
            pinHash: '',
            pinRound: 0,
            campaigns: [],
            validFromMs: null,
            untilMs: null,
            roles: ['lead'],
            ownAccountId: null,
            active: true,
          },
        ],
      },
    ],
    mallId,
  );
}

/** Maps an unknown till to its shop, for all the time it has been sending; every receipt that waited for it is decided. Throws ActRefused. */
export async function mapTill(programme: Programme, tillKey: string, tenantId: string): Promise<{ feedSeq: number }> {
  const mall = await theMall(programme);
  await ensureImportKiosk(programme, OFFICE, mall.id);
  await ensureOfficeStaff(programme, mall.id);
  const nowMs = programme.nowMs();
  const [outcome] = await programme.decider.importFacts(OFFICE, [
    {
      id: uuidV7(nowMs, randomBytes(16)),
      registeredAtMs: nowMs,
      body: { kind: 'till.mapped', tillKey, tenantId, fromMs: 0, toMs: null, staffId: OFFICE_STAFF },
    },
  ]);
  if (outcome?.fate !== 'applied') throw new ActRefused(`The till was not mapped: ${outcome?.refusal ?? 'it could not be decided'}.`);
  const { feedSeq } = await programme.store.read((transaction) => transaction.programme());
  return { feedSeq };
}

/** Sets how many units of a gift there are in all, handed out ones included. */
export async function countStock(programme: Programme, resourceId: string, total: number): Promise<{ feedSeq: number }> {
  const mall = await theMall(programme);
  const feedSeq = await programme.decider.act(
    [
      { kind: 'catalogue.put', items: [], stocks: [{ giftId: resourceId.replace('stock:', ''), total }] },
      officeDid(programme, 'stock-counted', resourceId.replace('stock:', ''), `${total} in all`),
    ],
    mall.id,
  );
  return { feedSeq };
}

/** Takes a lost device out of service: what it says from now on is kept aside, its unused units count as lost. Throws ActRefused when it is unknown. */
export async function revokeKiosk(programme: Programme, kioskId: string): Promise<{ feedSeq: number }> {
  const resourceIds = await programme.store.write(async (transaction) => {
    const kiosk = await transaction.kiosk(kioskId);
    if (kiosk === null || kiosk.use === 'import') throw new ActRefused(`There is no device ${kioskId}.`);
    await transaction.putKiosk({ ...kiosk, status: 'revoked' });
    const allotments = await transaction.documentsOf('allotment', '', ALLOTMENTS_MAX);
    return allotments
      .filter((allotment) => allotment.kioskId === kioskId && allotment.units > allotment.used)
      .map((allotment) => allotment.resourceId);
  });
  const mall = await theMall(programme);
  const feedSeq = await programme.decider.act(
    [
      { kind: 'lease.written-off', kioskId, resourceIds: resourceIds.slice(0, 500), reason: 'taken out of service in the office' },
      officeDid(programme, 'device-revoked', kioskId, null),
    ],
    mall.id,
  );
  return { feedSeq };
}

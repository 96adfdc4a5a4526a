import { stockId } from '../../../domain/allotment/allotment-id.ts';
import type { FactBodyOf } from '../../../domain/contract/fact.ts';
import { shiftGiftsMax } from '../../../domain/contract/shift.ts';
import type { DeviceCheck } from '../../../domain/contract/shift.ts';
import type { DeskEffect } from '../../../domain/desk/port.ts';
import type { ShiftReport, StockLine } from '../../../domain/desk/shift-count.ts';
import type { ShiftSoFar } from '../../../domain/desk/shift-report.ts';
import type { OpenShift } from '../../../domain/desk/shift-count.ts';
import { giftsToCount } from '../../../domain/desk/shift-turns.ts';
import { deviceTestSlip } from '../../../domain/slip/device-test-slip.ts';
import { mallDay } from '../../../domain/time/mall-day.ts';
import { runningCampaigns } from '../../../domain/visit/running-campaigns.ts';
import { factOfRow } from '../../core/fold.ts';
import { printLogged } from '../../core/print-logged.ts';
import { slipFrame } from '../../core/slip-of.ts';
import type { DeskStage } from '../desk-stage.ts';
import { mallLocal, readShift, runningShift } from '../shift-facts.ts';
import { shiftSlipOf } from '../shift-paper.ts';

type EffectOf<K extends DeskEffect['kind']> = Extract<DeskEffect, { kind: K }>;
type Printed = 'printed' | 'sent' | 'none';

/** Gifts that are fetched at this desk and are in its stock, the dearest first. `local`: when the shift began; its mall day says whose turn it is. */
function stockOf({ services }: DeskStage, local: string): readonly StockLine[] {
  const catalogue = services.house.catalogue();
  if (catalogue === null) return [];
  const world = services.factBook.world();
  const stocked = catalogue.gifts
    .filter((gift) => gift.tenantId === null && gift.collectAt.en === catalogue.mall.deskPlace.en)
    .toSorted((a, b) => b.valueMinor - a.valueMinor || (a.id < b.id ? -1 : 1))
    .flatMap((gift) => {
      const stock = world.get('resource', stockId(gift.id));
      // What was handed out and is not sold any more lies nowhere.
      if (stock === null || (!gift.active && stock.total <= stock.handedOut)) return [];
      return [{ gift, stock }];
    })
    .slice(0, shiftGiftsMax);
  const countable = stocked.map(({ gift }) => ({ giftId: gift.id, valueMinor: gift.valueMinor }));
  const due = giftsToCount(countable, givenToday(services), mallDay(local, catalogue.mall.dayCutoffMinutes));
  return stocked.map(({ gift: { id, name, art }, stock: { total, handedOut } }) => ({
    giftId: id,
    name,
    art,
    total,
    handedOut,
    due: due.has(id),
  }));
}

/** Gifts that a campaign gives now. */
function givenToday({ factBook }: DeskStage['services']): ReadonlySet<string> {
  const running = runningCampaigns(factBook.world().campaigns(), factBook.nowMs());
  return new Set(
    running.flatMap(({ reward, whenGone }) => [
      ...(reward.kind === 'gift' ? [reward.giftId, ...reward.choices] : []),
      ...(whenGone?.kind === 'gift' ? [whenGone.giftId] : []),
    ]),
  );
}

/** What a count begins with. */
export function carryLookAtStock(stage: DeskStage): void {
  stage.emit({ kind: 'stock.seen', gifts: stockOf(stage, mallLocal(stage.services, stage.services.factBook.nowMs())) });
}

/** The shift so far, with names and local times for people. */
function reportOf(stage: DeskStage, shift: OpenShift, soFar: ShiftSoFar): Omit<ShiftReport, 'gifts'> {
  const { services } = stage;
  const nameOf = (staffId: string): string => services.mirror.get('staff', staffId)?.name ?? staffId;
  const local = (atMs: number): string => mallLocal(services, atMs);
  return {
    figures: soFar.figures,
    overrides: soFar.overrides,
    turns: soFar.turns,
    handed: soFar.handed,
    shift,
    untilLocal: local(services.factBook.nowMs()),
    people: soFar.turns.map((turn) => ({
      name: nameOf(turn.staffId),
      fromLocal: local(turn.fromMs),
      untilLocal: turn.untilMs === null ? null : local(turn.untilMs),
    })),
    exceptions: soFar.overrides.map((one) => ({
      atLocal: local(one.atMs),
      reference: one.reference,
      reason: one.reason,
      name: nameOf(one.staffId),
      second: one.secondStaffId === null ? null : nameOf(one.secondStaffId),
    })),
  };
}

/** What the shift did, before its end is counted. */
export function carryLookAtShift(stage: DeskStage): void {
  const running = runningShift(stage.services);
  if (running === null) return stage.emit({ kind: 'shift.known', shift: null, overrides: 0 });
  const soFar = readShift(stage.services, running.seq);
  stage.emit({
    kind: 'shift.told',
    report: reportOf(stage, running.shift, soFar),
    begun: running.body.counts,
    gifts: stockOf(stage, running.shift.startedLocal),
  });
}

/** At the start of the core: the shift that a power cut or the end of the last program interrupted. */
export function tellShift(stage: DeskStage): void {
  const running = stage.services.identity.enrolment() === null ? null : runningShift(stage.services);
  const overrides = running === null ? 0 : readShift(stage.services, running.seq).figures.overrides;
  stage.emit({ kind: 'shift.known', shift: running?.shift ?? null, overrides });
}

/** A shift begins when its deed is on the disk. */
export function carryStartShift(stage: DeskStage, { staffId, counts, scanner, printer }: EffectOf<'start-shift'>): void {
  const book = stage.services.factBook;
  // A second Enter, or another window: there is one shift at a desk.
  if (runningShift(stage.services) === null)
    book.record({
      kind: 'shift.started',
      shiftId: book.newId(),
      reference: book.nextReference(),
      staffId,
      counts: [...counts],
      scanner,
      printer,
    });
  const running = runningShift(stage.services);
  stage.emit(running === null ? { kind: 'shift.failed' } : { kind: 'shift.started', shift: running.shift });
}

/** It ends with the figures of its facts as they stand in this moment; then the report is printed. */
export async function carryEndShift(stage: DeskStage, effect: EffectOf<'end-shift'>): Promise<void> {
  const { services } = stage;
  const running = runningShift(services);
  if (running === null || running.shift.shiftId !== effect.shift.shiftId) return stage.emit({ kind: 'shift.failed' });
  const soFar = readShift(services, running.seq);
  const body: FactBodyOf<'shift.ended'> = {
    kind: 'shift.ended',
    shiftId: running.shift.shiftId,
    reference: running.shift.reference,
    staffId: effect.staffId,
    startedAtMs: running.shift.startedAtMs,
    counts: [...effect.counts],
    figures: soFar.figures,
    overrides: [...soFar.overrides],
    turns: [...soFar.turns],
    parked: effect.parked,
    handedTo: effect.handedTo,
    firstSeq: soFar.firstSeq,
    headSeq: soFar.headSeq,
    headHash: soFar.headHash,
  };
  const { fact } = services.factBook.record(body);
  stage.emit({ kind: 'shift.ended', report: reportOf(stage, running.shift, soFar) });
  await print(stage, body, fact.registeredAtMs, effect.language, 0);
}

/** The report of a shift that has ended, again and marked as a copy. */
export async function carryPrintShift(stage: DeskStage, { shiftId, language, copy }: EffectOf<'print-shift'>): Promise<void> {
  const facts = stage.services.journal.bySubject('shift').map(factOfRow);
  const ended = facts.findLast(({ body }) => body.kind === 'shift.ended' && body.shiftId === shiftId);
  if (ended?.body.kind !== 'shift.ended') return stage.emit({ kind: 'shift.printed', result: 'none' });
  await print(stage, ended.body, ended.registeredAtMs, language, copy);
}

async function print(
  stage: DeskStage,
  body: FactBodyOf<'shift.ended'>,
  endedAtMs: number,
  language: EffectOf<'end-shift'>['language'],
  copy: number,
): Promise<void> {
  const { services } = stage;
  const outcome = await printLogged(services, services.factBook, {
    slip: shiftSlipOf(services, body, endedAtMs, language, copy),
    kind: 'shift',
    visitId: body.shiftId,
    voucherIds: [],
    copy,
    signal: new AbortController().signal,
  });
  const result: Printed = outcome === 'printed' || outcome === 'sent' ? outcome : 'none';
  stage.emit({ kind: 'shift.printed', result });
}

/** The slip of the printer's check. */
export async function carryPrintCheck(stage: DeskStage): Promise<void> {
  const { services } = stage;
  const language = services.house.catalogue()?.mall.defaultLanguage ?? 'en';
  const outcome = await printLogged(services, services.factBook, {
    slip: deviceTestSlip(slipFrame(services, language, { last4: null, isTest: false, atDesk: true }), services.printer.model() ?? ''),
    kind: 'test',
    visitId: services.factBook.newId(),
    voucherIds: [],
    copy: 0,
    signal: new AbortController().signal,
  });
  const result: DeviceCheck = outcome === 'printed' || outcome === 'sent' ? 'good' : outcome === 'gone' ? 'none' : 'trouble';
  stage.emit({ kind: 'check.printed', result });
}

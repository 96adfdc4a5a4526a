/** The driver of one open HID reader: reports in, typed events out. */
import { readTracks } from '../../domain/card/card-reading.ts';
import type { CardRange } from '../../domain/card/card-range.ts';
import { cardEvent, newCodeEvent } from './code-event.ts';
import { floodGate } from './flood-gate.ts';
import type { DriverTimers, HidFound, HidHandle } from './hid-handle.ts';
import type { Reader, ReaderEvent, ReaderInfo } from './reader.ts';
import { repeatGate, type RepeatGate } from './repeat-gate.ts';
import { modelOf, type ReaderModel } from './reader-models.ts';
import { hidPosReport } from './models/hid-pos-report.ts';
import { layoutsOfDescriptor, type ReportLayout, type StripeLayout } from './report-layout.ts';
import { scannerDecoder, type ScannerDecoder } from './scanner-decoder.ts';
import { decodeStripe } from './stripe-decoder.ts';

/** A person scans at most a few codes a second; the longest QR is some 50 reports. */
const maxReportsPerSecond = 400;
/** After a report that continues, the driver looks once more whether the rest came. */
const unfinishedCheckMs = 600;

/** What a driver needs beside its handle. */
export type HidReaderOptions = {
  readonly ranges: readonly CardRange[];
  readonly models: readonly ReaderModel[];
  readonly timers: DriverTimers;
};

/** The vendor's symbology code is added where the descriptor leaves its byte unnamed. */
const withVendorSymbology = (layout: ReportLayout, model: ReaderModel | null): ReportLayout =>
  layout.kind === 'scanner' && model !== null && layout.reportId === hidPosReport.reportId
    ? { ...layout, vendorSymbology: model.vendorSymbology }
    : layout;

/** The layouts by which a device's reports are read: its own descriptor first, else a known model's. */
export const layoutsOf = (found: HidFound, handle: HidHandle, models: readonly ReaderModel[]): readonly ReportLayout[] => {
  const { vendorId, productId } = found;
  const model = modelOf({ vendorId, productId, usagePage: found.usagePage ?? handle.usagePage }, models);
  const declared = handle.reportDescriptor === null ? [] : layoutsOfDescriptor(handle.reportDescriptor, model?.stripeUsages ?? null);
  return declared.length > 0 ? declared.map((layout) => withVendorSymbology(layout, model)) : (model?.layouts ?? []);
};

type Channel = { readonly layout: ReportLayout; readonly decoder: ScannerDecoder | null };

const stripeEvent = (layout: StripeLayout, payload: Uint8Array, ranges: readonly CardRange[]): ReaderEvent => {
  const output = decodeStripe(layout, payload);
  if (output.kind === 'licence') return { kind: 'licence-refused' };
  if (output.kind === 'unreadable') return output;
  const event = cardEvent(readTracks(output.tracks, ranges));
  for (const track of output.tracks) track?.fill(0);
  return event;
};

/** Reads one report; the caller wipes it. */
const readReport = (
  report: Uint8Array,
  channels: readonly Channel[],
  repeats: RepeatGate,
  nowMs: number,
  ranges: readonly CardRange[],
): ReaderEvent | null => {
  const channel = channels.find(({ layout }) => layout.reportId === null || layout.reportId === report[0]);
  if (channel === undefined) return null;
  const payload = channel.layout.reportId === null ? report : report.subarray(1);
  if (channel.layout.kind === 'stripe') return stripeEvent(channel.layout, payload, ranges);
  const output = channel.decoder?.accept(payload, nowMs) ?? null;
  if (output === null || output.kind === 'unreadable') return output;
  return newCodeEvent({ ...output, source: 'barcode' }, ranges, repeats, nowMs);
};

/** Starts the driver on an open handle, or null when the device is no reader that we can understand. */
export const hidReader = (found: HidFound, handle: HidHandle, info: ReaderInfo, options: HidReaderOptions): Reader | null => {
  const layouts = layoutsOf(found, handle, options.models);
  if (layouts.length === 0) return null;
  const channels = layouts.map((layout): Channel => ({
    layout,
    decoder: layout.kind === 'scanner' ? scannerDecoder(layout) : null,
  }));
  const listeners = new Set<(event: ReaderEvent) => void>();
  const gate = floodGate(maxReportsPerSecond, 1000);
  const repeats = repeatGate();
  let ended = false;
  let cancelCheck: (() => void) | null = null;
  const emit = (event: ReaderEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const checkUnfinished = (): void => {
    cancelCheck = null;
    const states = channels.map(({ decoder }) => decoder?.expire(options.timers.nowMs()) ?? 'idle');
    if (states.includes('waiting')) cancelCheck = options.timers.after(unfinishedCheckMs, checkUnfinished);
    if (states.includes('expired')) emit({ kind: 'unreadable', reason: 'unfinished' });
  };
  const end = (): void => {
    ended = true;
    cancelCheck?.();
    for (const { decoder } of channels) decoder?.wipe();
  };
  handle.onReport((report) => {
    if (ended) return;
    const nowMs = options.timers.nowMs();
    const admitted = gate.admit(nowMs);
    const event = admitted === 'pass' ? readReport(report, channels, repeats, nowMs, options.ranges) : null;
    report.fill(0);
    if (admitted === 'first') {
      for (const { decoder } of channels) decoder?.wipe();
      emit({ kind: 'unreadable', reason: 'flood' });
    }
    if (event !== null) return emit(event);
    if (channels.some(({ decoder }) => decoder?.isWaiting() === true))
      cancelCheck ??= options.timers.after(unfinishedCheckMs, checkUnfinished);
  });
  handle.onGone(() => {
    if (ended) return;
    end();
    emit({ kind: 'gone' });
  });
  return {
    info,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      end();
      listeners.clear();
      handle.close();
    },
  };
};

/** Readers that depart from the HID point-of-sale tables, or whose descriptor the system does not show: what is known of them, as data. */
import type { BitSpan } from './bit-span.ts';
import { anyScannerModels } from './models/any-scanner.ts';
import { honeywellModels } from './models/honeywell.ts';
import { idTechModels } from './models/id-tech.ts';
import { magTekModels } from './models/magtek.ts';
import { newlandModels } from './models/newland.ts';
import { zebraModels } from './models/zebra.ts';
import type { ReportLayout, StripeUsages } from './report-layout.ts';
import type { SymbologyName } from './symbology.ts';

/** One family of devices. */
export type ReaderModel = {
  readonly id: string;
  readonly name: string;
  /** USB vendor id; null = any vendor. */
  readonly vendorId: number | null;
  /** USB product ids; null = every product of that vendor. */
  readonly productIds: readonly number[] | null;
  /** Usage page that must be seen for the layout to be taken; null = any. */
  readonly usagePage: number | null;
  /** Layouts to go by where no descriptor is to be had, or where it says nothing useful. */
  readonly layouts: readonly ReportLayout[];
  /** Usages of a vendor's page that mean what the standard page's mean: then the descriptor tells the places. */
  readonly stripeUsages: StripeUsages | null;
  /** The vendor's own symbology code in each report, beside what the standard says. */
  readonly vendorSymbology: { readonly at: BitSpan; readonly names: ReadonlyMap<number, SymbologyName> } | null;
  /** Feature report (id first) that puts the device into HID POS mode before it sends anything. */
  readonly startFeature: readonly number[] | null;
  /** Public source of every fact above. */
  readonly source: string;
};

/** All models; the first that fits counts, so the one for any vendor stands last. */
export const readerModels: readonly ReaderModel[] = [
  ...magTekModels,
  ...idTechModels,
  ...honeywellModels,
  ...newlandModels,
  ...zebraModels,
  ...anyScannerModels,
];

/** The model entry of a device, or null. */
export const modelOf = (
  device: { readonly vendorId: number; readonly productId: number; readonly usagePage: number | null },
  models: readonly ReaderModel[],
): ReaderModel | null =>
  models.find(
    (model) =>
      (model.vendorId === null || model.vendorId === device.vendorId) &&
      (model.productIds === null || model.productIds.includes(device.productId)) &&
      (model.usagePage === null || model.usagePage === device.usagePage),
  ) ?? null;

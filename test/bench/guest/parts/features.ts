/** Readers that must be switched over before they speak. */
import assert from 'node:assert/strict';
import { readerModels } from '../../../../hardware/reader/reader-models.ts';
import { scannerDescriptor, scannerReports } from '../../../../hardware/twin/reader-twins.ts';
import type { Check, Part } from '../check.ts';
import { type FeatureManner, plugFeatureDevice } from '../feature-device.ts';
import { withReaders } from '../open-readers.ts';
import { until } from '../within.ts';

/** The first model whose data name a feature report to start with, and the report. */
const switched = () => {
  for (const model of readerModels) if (model.startFeature !== null) return { model, feature: model.startFeature };
  throw new Error('No model in reader-models.ts has a start feature.');
};

/** The scanner's descriptor with a feature report of one byte under this id added, as the kernel must know of it to pass it on. */
const withFeature = (reportId: number): Uint8Array => {
  const declared = [0x85, reportId, 0x09, 0x01, 0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, 0x01, 0xb1, 0x02];
  return Uint8Array.from([...scannerDescriptor.slice(0, -2), 0xc0, ...declared, 0xc0]);
};

const check = (manner: FeatureManner, name: string): Check => ({
  name,
  show: () =>
    withReaders(async (readers) => {
      const { model, feature } = switched();
      const device = plugFeatureDevice(
        {
          name: 'Bench switched scanner',
          vendorId: model.vendorId ?? 0x0aaa,
          productId: model.productIds?.[0] ?? 0x0aaa,
          descriptor: withFeature(feature[0] ?? 0),
        },
        manner,
      );
      try {
        await readers.ready(3);
        assert.deepEqual([...(device.features[0] ?? [])], [...feature]);
        for (const report of scannerReports('switched over', ']Q1')) device.input(report);
        await until(() => readers.codes().length === 1, 'a code of the scanner');
        assert.deepEqual(readers.codes(), ['switched over']);
      } finally {
        device.unplug();
      }
    }),
});

export const featurePart: Part = {
  name: 'features',
  checks: [
    check('takes', 'a scanner that has to be switched to HID POS gets its feature report, byte for byte, and is read'),
    check('refuses', 'a scanner that refuses the feature report is read all the same'),
    check('silent', 'a scanner that never answers the feature report holds nothing up for good, and is read'),
  ],
};

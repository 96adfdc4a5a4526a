/** Everything that is shown inside the machine, in its order: what the rest stands on first, the whole visit last. */
import type { Part } from './check.ts';
import { cardPart } from './parts/cards.ts';
import { featurePart } from './parts/features.ts';
import { floodPart } from './parts/floods.ts';
import { foundPart } from './parts/found.ts';
import { latencyPart } from './parts/latency.ts';
import { plugPart } from './parts/plugs.ts';
import { printerPart } from './parts/printers.ts';
import { scanPart } from './parts/scans.ts';
import { twoReadersPart } from './parts/two-readers.ts';
import { visitPart } from './parts/visits.ts';
import { wedgePart } from './parts/wedges.ts';

export const parts: readonly Part[] = [
  foundPart,
  cardPart,
  scanPart,
  floodPart,
  plugPart,
  twoReadersPart,
  wedgePart,
  featurePart,
  printerPart,
  latencyPart,
  visitPart,
];

/**
 * Reads a USB HID report descriptor (HID 1.11, section 6.2.2): which bits of which report carry which usage.
 * Descriptors come from foreign devices, so every number in them is bounded and nothing here throws.
 */

/** One stretch of equal elements in a report. Offsets count from the first bit after the report id. */
export type ReportField = {
  readonly report: 'input' | 'output' | 'feature';
  /** Report id, or null when the device uses none. */
  readonly reportId: number | null;
  readonly usagePage: number;
  readonly usage: number;
  readonly offsetBits: number;
  /** Bits of one element. */
  readonly elementBits: number;
  readonly count: number;
  /** Array fields carry the numbers of usages, variable fields carry values. */
  readonly isArray: boolean;
  /** What the elements of an array can name, as page * 65536 + usage; empty for variable fields. */
  readonly selectable: readonly number[];
  /** Usages of the collections around it, outermost first, as page * 65536 + usage. */
  readonly collections: readonly number[];
};

/** Why a descriptor could not be read; `at` is the byte where it went wrong. */
export type DescriptorProblem = {
  readonly kind: 'truncated' | 'too-long' | 'too-deep' | 'too-many-fields' | 'too-many-bits' | 'reserved-id';
  readonly at: number;
};

export type ParsedDescriptor =
  | { readonly ok: true; readonly fields: readonly ReportField[]; readonly usesReportIds: boolean }
  | { readonly ok: false; readonly problem: DescriptorProblem };

/** Linux refuses descriptors over 4096 bytes (HID_MAX_DESCRIPTOR_SIZE) and reports over 16384 bytes; so do we. */
const maxDescriptorBytes = 4096;
const maxReportBits = 16_384 * 8;
const maxDepth = 32;
const maxFields = 2048;
const maxUsages = 512;

type Globals = { page: number; sizeBits: number; count: number; reportId: number | null };
type State = {
  globals: Globals;
  readonly stack: Globals[];
  usages: number[];
  usageMin: number | null;
  usageMax: number | null;
  /** Within a delimiter (6.2.2.8): the usages are other names of one control; only the first counts. */
  delimited: 'no' | 'first' | 'others';
  readonly collections: number[];
  readonly fields: ReportField[];
  /** Next free bit per report kind and id. */
  readonly cursor: Map<string, number>;
  usesReportIds: boolean;
};

type Item = { readonly tag: number; readonly value: number; readonly sizeBytes: number; readonly at: number };

const tags = {
  input: 0x80,
  output: 0x90,
  feature: 0xb0,
  collection: 0xa0,
  endCollection: 0xc0,
  usagePage: 0x04,
  reportSize: 0x74,
  reportId: 0x84,
  reportCount: 0x94,
  push: 0xa4,
  pop: 0xb4,
  usage: 0x08,
  usageMin: 0x18,
  usageMax: 0x28,
  delimiter: 0xa8,
} as const;

const withPage = (state: State, usage: number): number => (usage > 0xffff ? usage : state.globals.page * 65_536 + usage);

const clearLocals = (state: State): void => {
  state.usages = [];
  state.usageMin = null;
  state.usageMax = null;
  state.delimited = 'no';
};

const addField = (state: State, report: ReportField['report'], flags: number, at: number): DescriptorProblem | null => {
  const { sizeBits, count, reportId } = state.globals;
  const key = `${report} ${reportId ?? 'none'}`;
  const start = state.cursor.get(key) ?? 0;
  if (sizeBits * count > maxReportBits || start + sizeBits * count > maxReportBits) return { kind: 'too-many-bits', at };
  state.cursor.set(key, start + sizeBits * count);
  const isConstant = (flags & 1) === 1;
  const isArray = (flags & 2) === 0;
  const usages = state.usages.map((usage) => withPage(state, usage));
  if (isConstant || count === 0 || sizeBits === 0 || usages.length === 0) return null;
  // Each usage names one element; the last one names all that remain (section 6.2.2.8).
  const named = isArray ? 1 : Math.min(usages.length, count);
  for (let i = 0; i < named; i++) {
    if (state.fields.length >= maxFields) return { kind: 'too-many-fields', at };
    const full = usages[i] ?? 0;
    const length = i === named - 1 ? count - i : 1;
    state.fields.push({
      report,
      reportId,
      usagePage: Math.floor(full / 65_536),
      usage: full % 65_536,
      offsetBits: start + i * sizeBits,
      elementBits: sizeBits,
      count: length,
      isArray,
      selectable: isArray ? usages : [],
      collections: [...state.collections],
    });
  }
  return null;
};

const applyMain = (state: State, item: Item): DescriptorProblem | null => {
  let problem: DescriptorProblem | null = null;
  if (item.tag === tags.input) problem = addField(state, 'input', item.value, item.at);
  else if (item.tag === tags.output) problem = addField(state, 'output', item.value, item.at);
  else if (item.tag === tags.feature) problem = addField(state, 'feature', item.value, item.at);
  else if (item.tag === tags.collection) {
    if (state.collections.length >= maxDepth) problem = { kind: 'too-deep', at: item.at };
    else state.collections.push(withPage(state, state.usages[0] ?? 0));
  } else if (item.tag === tags.endCollection) state.collections.pop();
  clearLocals(state);
  return problem;
};

const applyGlobal = (state: State, item: Item): DescriptorProblem | null => {
  const globals = state.globals;
  if (item.tag === tags.usagePage) globals.page = item.value & 0xffff;
  else if (item.tag === tags.reportSize) globals.sizeBits = item.value;
  else if (item.tag === tags.reportCount) globals.count = item.value;
  else if (item.tag === tags.reportId) {
    if (item.value === 0 || item.value > 255) return { kind: 'reserved-id', at: item.at };
    globals.reportId = item.value;
    state.usesReportIds = true;
  } else if (item.tag === tags.push) {
    if (state.stack.length >= maxDepth) return { kind: 'too-deep', at: item.at };
    state.stack.push({ ...globals });
  } else if (item.tag === tags.pop) state.globals = state.stack.pop() ?? globals;
  return null;
};

const addUsage = (state: State, usage: number): void => {
  if (state.delimited === 'others' || state.usages.length >= maxUsages) return;
  state.usages.push(usage);
  if (state.delimited === 'first') state.delimited = 'others';
};

/** The two ends of a range come in either order; a range upside down names nothing. */
const addRange = (state: State): void => {
  const { usageMin, usageMax } = state;
  if (usageMin === null || usageMax === null) return;
  // A four-byte end brings the page for both; with a two-byte start it would be a range over pages, which cannot be meant.
  const first = usageMin <= 0xffff && usageMax > 0xffff ? usageMin + Math.floor(usageMax / 65_536) * 65_536 : usageMin;
  for (let next = first; next <= usageMax && state.usages.length < maxUsages; next++) addUsage(state, next);
  state.usageMin = null;
  state.usageMax = null;
};

const applyLocal = (state: State, item: Item): void => {
  const usage = item.sizeBytes === 4 ? item.value : item.value & 0xffff;
  if (item.tag === tags.usage) addUsage(state, usage);
  else if (item.tag === tags.usageMin) state.usageMin = usage;
  else if (item.tag === tags.usageMax) state.usageMax = usage;
  else if (item.tag === tags.delimiter) state.delimited = item.value === 1 ? 'first' : 'no';
  addRange(state);
};

const applyItem = (state: State, type: number, item: Item): DescriptorProblem | null => {
  if (type === 0) return applyMain(state, item);
  if (type === 1) return applyGlobal(state, item);
  if (type === 2) applyLocal(state, item);
  return null;
};

/** The fields that a report descriptor declares, or the first thing wrong with it. */
export const parseReportDescriptor = (bytes: Uint8Array): ParsedDescriptor => {
  if (bytes.length > maxDescriptorBytes) return { ok: false, problem: { kind: 'too-long', at: maxDescriptorBytes } };
  const state: State = {
    globals: { page: 0, sizeBits: 0, count: 0, reportId: null },
    stack: [],
    usages: [],
    usageMin: null,
    usageMax: null,
    delimited: 'no',
    collections: [],
    fields: [],
    cursor: new Map(),
    usesReportIds: false,
  };
  let at = 0;
  while (at < bytes.length) {
    const prefix = bytes[at] ?? 0;
    if (prefix === 0xfe) {
      // Long item (6.2.2.3): size, tag, data. None is defined; skipped whole.
      const next = at + 3 + (bytes[at + 1] ?? 0);
      if (next > bytes.length) return { ok: false, problem: { kind: 'truncated', at } };
      at = next;
      continue;
    }
    const sizeBytes = (prefix & 3) === 3 ? 4 : prefix & 3;
    if (at + 1 + sizeBytes > bytes.length) return { ok: false, problem: { kind: 'truncated', at } };
    let value = 0;
    for (let i = 0; i < sizeBytes; i++) value += (bytes[at + 1 + i] ?? 0) * 2 ** (8 * i);
    const problem = applyItem(state, (prefix >> 2) & 3, { tag: prefix & 0xfc, value, sizeBytes, at });
    if (problem !== null) return { ok: false, problem };
    at += 1 + sizeBytes;
  }
  return { ok: true, fields: state.fields, usesReportIds: state.usesReportIds };
};

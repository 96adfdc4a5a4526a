/** Models are data: here the data is held against the encoder's library, and what is sent in each language is read back with the model's own alphabets. */
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { describe, expect, test } from 'vitest';
import type { SlipDocument, SlipLanguage } from '../../domain/slip/slip-document.ts';
import { canEncode, type CodePage, decodeText } from '../../hardware/escpos/code-pages.ts';
import { readCommands } from '../../hardware/escpos/read-command.ts';
import { encodeSlip, joinSegments } from '../../hardware/printer/encode-slip.ts';
import { partingBytes } from '../../hardware/printer/cut-bytes.ts';
import {
  codePageFor,
  printerModelById,
  printerModelByName,
  printerModels,
  type PrinterModel,
} from '../../hardware/printer/printer-models.ts';
import { loadTypefaces } from '../../hardware/type/typeface.ts';

const faces = loadTypefaces();
const slipLanguages: readonly SlipLanguage[] = ['en', 'ru', 'fi', 'de'];

/** Letters that only this language has, in rows and in fine print. */
const words: Readonly<Record<SlipLanguage, readonly string[]>> = {
  en: ['Café Tilia', '“The hare” is yours, 20% off, 400 €', 'Naïve & Co – voilà'],
  ru: ['Ёлки и иголки', 'Объём подъезда: 1\u00a0240 баллов', 'Щука, эхо, юла; съешь ещё'],
  fi: ['Kahvila Tähti', 'Öljyä, åå ja äyri', 'Neuvonta, 1. kerros'],
  de: ['Großmanns Schuhe', 'Äpfel, Öfen, Übung, süß', '20 % Nachlass im Café'],
};
const slipIn = (language: SlipLanguage): SlipDocument => ({
  language,
  blocks: [
    { kind: 'rows', rows: words[language].map((text, i) => ({ cells: [text, String(i)], bold: i === 0 })) },
    { kind: 'fine', lines: words[language] },
  ],
});

/** The number that the library sends for an alphabet of a model; null: it has none. */
const numberInLibrary = (model: PrinterModel, page: CodePage): number | null => {
  if (model.library === null) return page.number;
  try {
    const encoder = new ReceiptPrinterEncoder({ printerModel: model.library });
    const sent = encoder.codepage(codePageNameOf(page)).text('\u00e9\u044f').encode();
    const choice = readCommands(sent).commands.find((command) => command.kind === 'code-page');
    return choice?.kind === 'code-page' ? choice.number : null;
  } catch {
    return null;
  }
};
const codePageNameOf = (page: CodePage) => page.name as 'cp437';

/** Everything that is written as letters, decoded with the alphabets as this model numbers them. */
const textOf = (model: PrinterModel, bytes: Uint8Array): string => {
  const pages = new Map(slipLanguages.map((language) => codePageFor(model, language)).map((page) => [page.number, page]));
  let page: CodePage | undefined;
  let text = '';
  for (const command of readCommands(bytes).commands) {
    if (command.kind === 'code-page') page = pages.get(command.number);
    else if (command.kind === 'text') {
      expect(page).toBeDefined();
      if (page !== undefined) text += decodeText(page, command.bytes);
    } else if (command.kind === 'line-feed') text += '\n';
    else expect([command.kind, 'unknown']).not.toEqual(['unknown', 'unknown']);
  }
  return text;
};

test('ids are single, and a device that names itself is found, the longest name first', () => {
  expect(new Set(printerModels.map(({ id }) => id)).size).toBe(printerModels.length);
  for (const model of printerModels)
    for (const name of model.deviceNames) expect([name, printerModelByName(`EPSON ${name}x`)?.id]).toEqual([name, model.id]);
  expect(printerModelByName('TM-T88V')?.id).toBe('epson-tm-t88');
  expect(printerModelByName('TM-T88III')?.id).toBe('epson-tm-t88-old');
  expect(printerModelByName('VKP80III')?.id).toBe('custom-vkp80iii');
  expect(printerModelByName('LaserJet 4')).toBeNull();
  expect(printerModelById('generic-80')).toBe(printerModels[0]);
});

test('the usual printers write every language in their own letters, but for what no alphabet of theirs has', () => {
  const isWritten = (id: string, language: SlipLanguage): boolean => {
    const model = printerModelById(id);
    return model !== null && textOf(model, joinSegments(encodeSlip(slipIn(language), { model, faces }))).trim() !== '';
  };
  expect(
    ['generic-80', 'epson-tm-m30', 'citizen-ct-s', 'xprinter-80'].flatMap((id) => slipLanguages.filter((one) => !isWritten(id, one))),
  ).toEqual([]);
  expect(slipLanguages.filter((one) => isWritten('bixolon-srp-350-old', one))).toEqual(['fi', 'de']);
});

test('every model says where its data is from', () => {
  for (const model of printerModels) expect([model.id, model.source.length > 10]).toEqual([model.id, true]);
});

describe.each(printerModels)('$id', (model) => {
  test('columns and numbers of alphabets are those of the library’s definition', () => {
    if (model.library !== null) expect(new ReceiptPrinterEncoder({ printerModel: model.library }).columns).toBe(model.columns);
    expect(model.widthDots).toBeGreaterThanOrEqual(model.columns * 12);
    for (const language of slipLanguages) {
      const page = codePageFor(model, language);
      expect([page.name, numberInLibrary(model, page)]).toEqual([page.name, page.number]);
    }
  });

  test.each(slipLanguages)('what is sent in %s is read back as it was, letter for letter, or is drawn', (language) => {
    const page = codePageFor(model, language);
    const text = textOf(model, joinSegments(encodeSlip(slipIn(language), { model, faces })));
    const lines = words[language].map((line) => line.replaceAll('\u00a0', ' '));
    // One letter that the alphabet lacks, and all lines are drawn: two fonts on one slip look like a mistake.
    if (!lines.every((line) => canEncode(page, line))) expect(text.trim()).toBe('');
    else for (const word of lines.flatMap((line) => line.split(' '))) expect(text.split(word).length - 1).toBeGreaterThanOrEqual(2);
    expect(text).not.toContain('\ufffd');
  });

  test('a slip ends in its cut, and what hangs out of a broken one is parted from the next', () => {
    const kinds = readCommands(partingBytes(model)).commands.map(({ kind }) => kind);
    expect(kinds[0]).toBe('initialize');
    expect(kinds.at(-1)).toBe(model.presenter !== null ? kinds.at(-1) : model.cutter === 'none' ? 'feed-dots' : 'cut');
    expect(kinds).not.toContain('unknown');
  });
});

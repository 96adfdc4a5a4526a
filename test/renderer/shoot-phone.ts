/** Takes a picture of every step of the page for phones: `node test/renderer/shoot-phone.ts FOLDER [name part] [languages]`. Two sizes of glass, text twice as large, day and night. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../../domain/text/language.ts';
import { startBrowser } from './gallery-page.ts';
import { openPhonePage } from './phone-page-gallery.ts';
import { phonePageSamples } from './phone-page-samples.ts';

const [folder, part = '', only = languages.join(',')] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node test/renderer/shoot-phone.ts FOLDER [name part] [en,ru,fi,de]');
  process.exit(2);
}
/** A large glass, a small one, and the small one with text twice as large. */
const glasses = [
  { name: 'large', viewport: { width: 430, height: 932 }, text: '' },
  { name: 'small', viewport: { width: 360, height: 640 }, text: '' },
  { name: 'twice', viewport: { width: 360, height: 640 }, text: '200%' },
] as const;

await mkdir(folder, { recursive: true });
const browser = await startBrowser();
let taken = 0;
try {
  for (const { name, viewport, text } of glasses) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const phone = await openPhonePage(browser, { viewport, colorScheme });
      for (const language of languages.filter((each) => only.split(',').includes(each))) {
        for (const sample of phonePageSamples(language).filter((each) => each.name.includes(part))) {
          await phone.show(sample);
          if (text !== '') await phone.page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
          await phone.page.screenshot({
            path: join(folder, `${name}-${colorScheme}-${sample.name}-${language}.png`),
            fullPage: true,
          });
          taken += 1;
        }
      }
      for (const fault of phone.faults) console.error(fault);
    }
  }
} finally {
  await browser.close();
}
console.log(`${taken} pictures in ${folder}`);

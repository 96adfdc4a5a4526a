/** Takes a picture of every sample screen: `node test/renderer/shoot.ts FOLDER [name part] [languages]`. Both boards, all languages; night and contrast in English. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { languages } from '../../domain/text/language.ts';
import type { Frame } from '../../domain/contract/screen-parts.ts';
import { startGallery } from './gallery-server.ts';
import { boards, openGallery, showScreen, startBrowser } from './gallery-page.ts';
import type { Board } from './gallery-page.ts';
import { samples } from './samples.ts';

const [folder, part = '', only = languages.join(',')] = process.argv.slice(2);
if (folder === undefined) {
  console.error('usage: node test/renderer/shoot.ts FOLDER [name part] [en,ru,fi,de]');
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const gallery = await startGallery();
const browser = await startBrowser();
let taken = 0;
try {
  for (const board of Object.keys(boards) as Board[]) {
    const page = await openGallery(browser, gallery.url, board);
    page.on('pageerror', (error) => console.error(board, error.message));
    for (const language of languages.filter((each) => only.split(',').includes(each))) {
      const looks: { theme: Frame['theme']; lower: boolean; mark: string }[] = [{ theme: 'day', lower: false, mark: '' }];
      if (language === 'en')
        looks.push({ theme: 'night', lower: false, mark: '-night' }, { theme: 'contrast', lower: true, mark: '-contrast-lower' });
      for (const look of looks) {
        for (const sample of samples(language, look.theme, look.lower).filter((each) => each.name.includes(part))) {
          taken += 1;
          await showScreen(page, sample.screen, taken);
          await page.screenshot({ path: join(folder, `${board}-${sample.name}-${language}${look.mark}.png`) });
        }
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  await gallery.close();
}
console.log(`${taken} pictures in ${folder}`);

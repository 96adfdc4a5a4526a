/**
 * Part of the build of a page: the texts of each language are a chunk of their own, with those areas only that the page carries. The page begins with empty texts in every language file; a
 * chunk that arrives fills them, and everything that words something goes on reading where it always read. Habits of languages (names, months, signs) are small and come with the page.
 */
import type { Plugin } from 'vite';
import { languages } from '../../domain/text/language.ts';

const FETCHERS = '/renderer/look/text-chunks.ts';
/** A file that is on no disk: it gathers the page's areas of the language in whose folder it would lie. */
const CHUNK = /\/domain\/text\/(\w+)\/texts-\1\.ts$/;

/** A plugin of Vite. `areas`: names of files in the folder of each language, each with one export of that name. */
export function languageChunks(areas: readonly string[]): Plugin {
  return {
    name: 'language-chunks',
    enforce: 'pre',
    resolveId: (id) => (CHUNK.test(id) ? id : undefined),
    load(id) {
      if (CHUNK.test(id)) return chunk(areas);
      if (id.endsWith(FETCHERS)) {
        const folder = `${id.slice(0, -FETCHERS.length)}/domain/text`;
        return fetchers(folder, (each) => {
          const chunk = this.emitFile({
            type: 'chunk',
            id: `${folder}/${each}/texts-${each}.ts`,
            name: `texts-${each}`,
            preserveSignature: 'strict',
          });
          return `import.meta.ROLLUP_FILE_URL_${chunk}`;
        });
      }
      const language = languages.find((each) => id.endsWith(`/domain/text/${each}.ts`));
      return language === undefined ? undefined : `export const ${language} = {};`;
    },
  };
}

function chunk(areas: readonly string[]): string {
  const names = areas.map((area) => area.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
  const imports = areas.map((area, at) => `import { ${names[at] ?? ''} } from './${area}.ts';`);
  return `${imports.join('\n')}\nexport const texts = { ${names.map((name) => `...${name}`).join(', ')} };`;
}

/** @param addressOf expression for the address of a language's chunk: with a query after it, a browser asks again for what it failed to get */
function fetchers(folder: string, addressOf: (language: string) => string): string {
  const imports = languages.map((each) => `import { ${each} } from '${folder}/${each}.ts';`);
  const entries = languages.map(
    (each) => `  ${each}: async (query) => Object.assign(${each}, (await import(/* @vite-ignore */ ${addressOf(each)} + query)).texts),`,
  );
  return `${imports.join('\n')}\nexport const textChunks = {\n${entries.join('\n')}\n};`;
}

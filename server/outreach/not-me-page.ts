/** The page behind the link in a code message: one question, one button, no script. */
import type { Language } from '../../domain/contract/primitive.ts';
import { phraseOf } from '../../domain/text/phrase.ts';

const languages: readonly Language[] = ['en', 'ru', 'fi', 'de'];

/** The first language of a browser's list that we have; English without one. */
export function pageLanguage(accepted: string | undefined): Language {
  const wanted = (accepted ?? '').slice(0, 200).toLowerCase().split(',');
  const found = wanted.flatMap((one) => languages.find((language) => one.trim().startsWith(language)) ?? []);
  return found[0] ?? 'en';
}

/** HTML of the question, or of the answer, which is the same for every token. */
export function notMePage(language: Language, state: 'asked' | 'done'): string {
  const say = (key: Parameters<typeof phraseOf>[1]): string => phraseOf(language, key, {});
  const body =
    state === 'asked'
      ? `<h1>${say('not-me.title')}</h1><p>${say('not-me.what')}</p><form method="post"><button>${say('not-me.do')}</button></form><p>${say('not-me.else')}</p>`
      : `<h1>${say('not-me.done')}</h1><p>${say('not-me.done-more')}</p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${say(
    state === 'asked' ? 'not-me.title' : 'not-me.done',
  )}</title><style>body{font:18px/1.5 system-ui,sans-serif;max-width:34em;margin:2em auto;padding:0 1.2em;color:#0f2a2e;background:#e6ecea}h1{line-height:1.15}button{font:inherit;font-weight:600;min-height:56px;padding:0 1.4em;border:0;border-radius:8px;background:#0b5f5a;color:#fff}@media (prefers-color-scheme:dark){body{color:#edf4f1;background:#0a1d20}button{background:#63c9b6;color:#06211f}}</style></head><body>${body}</body></html>`;
}

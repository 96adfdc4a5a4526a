/**
 * Fills a text's places: `{name}`, `{count, plural, =0 {…} one {…} other {# …}}`, `{kind, select, _a {…} other {…}}`, one within another. It is the part of ICU's messages that our texts are
 * written in (no quoting, no offsets, no formats within a place), small enough for every page to carry; a test holds each text against the whole of ICU.
 */
import type { TextValue } from './catalogue.ts';
import { formatCount } from './format.ts';
import { inEachLanguage } from './language.ts';
import type { Language } from './language.ts';

/** What places are filled with. */
type Filling = Readonly<Record<string, TextValue>>;

const plurals: Readonly<Record<Language, Intl.PluralRules>> = inEachLanguage((language) => new Intl.PluralRules(language));

/** The filled text. Numbers are grouped as the language does; a place that nothing was given for shows its name: better a strange word than no screen. */
export function fillMessage(text: string, filling: Filling, language: Language): string {
  return filled(text, filling, language, null);
}

/** @param counted what `#` stands for */
function filled(text: string, filling: Filling, language: Language, counted: string | null): string {
  let said = '';
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '{') {
      const end = closing(text, at);
      said += place(text.slice(at + 1, end), filling, language, counted);
      at = end;
    } else said += sign === '#' ? (counted ?? sign) : sign;
  }
  return said;
}

/** Where the brace that opens at `from` closes; the end of the text if it never does. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text.charAt(at) === '{') depth += 1;
    else if (text.charAt(at) === '}') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}

function place(inside: string, filling: Filling, language: Language, counted: string | null): string {
  const [, name = '', kind, options = ''] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*,([^]*))?$/.exec(inside) ?? [];
  const value = Object.hasOwn(filling, name) ? filling[name] : undefined;
  const written = typeof value === 'number' ? formatCount(value, language) : (value ?? name);
  if (kind === undefined) return written;
  const choices = choicesOf(options);
  if (kind === 'select') return filled(choices.get(String(value)) ?? choices.get('other') ?? '', filling, language, counted);
  const count = Number(value ?? 0);
  const chosen = choices.get(`=${count}`) ?? choices.get(plurals[language].select(count)) ?? choices.get('other') ?? '';
  return filled(chosen, filling, language, written);
}

/** `one {…} other {…}`, by name. */
function choicesOf(options: string): ReadonlyMap<string, string> {
  const choices = new Map<string, string>();
  for (let at = options.indexOf('{'), from = 0; at !== -1; from = closing(options, at) + 1, at = options.indexOf('{', from))
    choices.set(options.slice(from, at).trim(), options.slice(at + 1, closing(options, at)));
  return choices;
}

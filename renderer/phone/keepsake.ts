/**
 * What this tab keeps while it is open, and no longer: the phone's own secret, the code that was scanned, the language. Nothing of the person. The code leaves the address at once, so that it
 * stands in no history and no screenshot of the address.
 */
/** @see file comment */
export interface Keepsake {
  readonly secret: () => string;
  readonly claim: () => string | null;
  /** What the visitor reads, ISO 639: the language chosen here first, then those of the browser. */
  readonly languages: () => readonly string[];
  chooseLanguage(language: string): void;
  /** The code has done its work. */
  dropClaim(): void;
  /** Forgets all; a fresh secret from now on. */
  forget(): void;
}

const NAME = 'passage-phone';
/** More than so many nobody reads. */
const LANGUAGES_MAX = 8;

interface Kept {
  readonly secret: string;
  readonly claim: string | null;
  readonly language: string | null;
}

/** 24 random bytes as base64url. */
function freshSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

function read(storage: Storage): Kept | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(NAME) ?? 'null');
    if (typeof value !== 'object' || value === null || !('secret' in value) || typeof value.secret !== 'string') return null;
    const claim = 'claim' in value && typeof value.claim === 'string' ? value.claim : null;
    const language = 'language' in value && typeof value.language === 'string' ? value.language : null;
    return { secret: value.secret, claim, language };
  } catch {
    // Storage that is shut or damaged: the tab forgets when it is loaded again, and all else works.
    return null;
  }
}

/** The keepsake of this tab. A code in the address begins anew: whoever scans again is somebody who comes fresh. */
export function openKeepsake(storage: Storage, place: Location, past: History, preferred: readonly string[]): Keepsake {
  const code = /^#([A-Za-z0-9_-]{27})$/.exec(place.hash)?.[1] ?? null;
  const before = read(storage);
  let kept: Kept =
    before !== null && (code === null || code === before.claim)
      ? before
      : { secret: freshSecret(), claim: code, language: before?.language ?? null };
  const save = (): void => {
    try {
      storage.setItem(NAME, JSON.stringify(kept));
    } catch {
      return;
    }
  };
  save();
  if (place.hash !== '') past.replaceState(null, '', place.pathname);
  const browser = preferred.map((tag) => /^[a-z]{2,3}/.exec(tag.toLowerCase())?.[0] ?? '').filter((tag) => tag !== '');
  return {
    secret: () => kept.secret,
    claim: () => kept.claim,
    languages: () => [...(kept.language === null ? [] : [kept.language]), ...browser].slice(0, LANGUAGES_MAX),
    chooseLanguage: (language) => {
      kept = { ...kept, language };
      save();
    },
    dropClaim: () => {
      kept = { ...kept, claim: null };
      save();
    },
    forget: () => {
      kept = { secret: freshSecret(), claim: null, language: kept.language };
      try {
        storage.removeItem(NAME);
      } catch {
        return;
      }
    },
  };
}

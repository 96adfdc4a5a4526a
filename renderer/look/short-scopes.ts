/** Part of the build of a page: the class that keeps a component's styles to itself is named with as few letters as tell it from the others; Svelte's own names are two kilobytes of a kiosk. */

/** As much of what Svelte hands over as this needs. */
interface Scoped {
  readonly filename: string;
  readonly hash: (text: string) => string;
}

const LETTERS_MIN = 3;

/** Svelte's `cssHash`, for one build. */
export function shortScopes(): (scoped: Scoped) => string {
  const owners = new Map<string, string>();
  return ({ filename, hash }) => {
    const whole = `${hash(filename)}${hash(`${filename} again`)}`;
    for (let letters = LETTERS_MIN; letters <= whole.length; letters += 1) {
      const name = `s-${whole.slice(0, letters)}`;
      if ((owners.get(name) ?? filename) !== filename) continue;
      owners.set(name, filename);
      return name;
    }
    return `s-${whole}`;
  };
}

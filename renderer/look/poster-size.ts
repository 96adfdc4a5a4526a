/** Sizes of a poster's title, rem, the largest first. */
const SIZES = [11.6, 9.2, 7.6, 6.4] as const;

/** Widths of the display type's letters at its heaviest, em, as measured. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [0.3, "ijlJ ,.:\u00a0!'’|"],
  [0.4, 'frstzIгз-'],
  [0.6, 'bdhnpqßBEFLPTZдиймрцБВЕЗРТ'],
  [0.7, 'wACGKRUVXYфыюАДКЛСУХЧЭЯÄÜ'],
  [0.8, 'mDHNOQжшщИНОПЦÖ'],
  [0.9, 'MМФ'],
  [1.05, 'WЖШЩЮ'],
];
const OTHER_EM = 0.5;

/** Where the words of a poster stand, rem: width, room from the roof to the picture or the strip, size of the sentence. */
export interface PosterRoom {
  readonly width: number;
  readonly height: number;
  readonly sentence: number;
}

/** Words of a portrait poster stand over the crown of its arch; those of a landscape one beside it and above the strip. */
export const posterRooms = {
  portrait: { width: 95.2, height: 35.6, sentence: 4.2 },
  landscape: { width: 82, height: 43.2, sentence: 4.4 },
} as const;

/** Width of a text in the display type, em. */
export function displayWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (WIDTHS.find(([, letters]) => letters.includes(letter))?.[0] ?? OTHER_EM), 0);
}

/** Lines that a text takes in a column so wide; words are never torn. All in em. */
export function linesOf(text: string, column: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const wide = displayWidth(word);
    const gap = used > 0 ? displayWidth(' ') : 0;
    if (used > 0 && used + gap + wide > column) {
      lines += 1;
      used = wide;
    } else used += gap + wide;
  }
  return lines;
}

/** The largest size, rem, in which title and sentence have room: the largest of all on two lines, the others on three. */
export function posterTitleRem(title: string, sentence: string, room: PosterRoom): number {
  const below = 2.4 + linesOf(sentence, room.width / room.sentence) * room.sentence * 1.16;
  const longest = Math.max(...title.split(' ').map(displayWidth));
  const fitting = SIZES.find((rem, at) => {
    const column = room.width / rem;
    const lines = linesOf(title, column);
    return longest <= column && lines <= (at === 0 ? 2 : 3) && lines * rem * 0.97 + below <= room.height;
  });
  return fitting ?? 6.4;
}

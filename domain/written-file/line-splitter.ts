/** Splits a text that comes in pieces into lines, in memory bounded by the longest line allowed and one piece. */

/** A line without its end. `text` null: it is longer than allowed and was passed over. */
export interface NumberedLine {
  readonly number: number;
  readonly text: string | null;
}

/** Lines end with LF or CRLF and are numbered from 1; empty ones are left out. The text must end with LF, or its last line never comes. */
export function createLineSplitter(longest: number): { add(text: string): readonly NumberedLine[] } {
  let [rest, number, tooLong] = ['', 1, false];
  return {
    add(text) {
      const lines: NumberedLine[] = [];
      const parts = (rest + text).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const line = part.endsWith('\r') ? part.slice(0, -1) : part;
        if (tooLong || line.length > longest) lines.push({ number, text: null });
        else if (line !== '') lines.push({ number, text: line });
        tooLong = false;
        number += 1;
      }
      if (rest.length > longest + 1) {
        rest = '';
        tooLong = true;
      }
      return lines;
    },
  };
}

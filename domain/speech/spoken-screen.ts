/** What is said of a screen: all of it, what has changed, the control that has the focus. Nothing is said that does not stand there. */
import { phrase } from '../text/phrase.ts';
import type { Listener, Piece, Place } from './piece.ts';
import { spelled, spokenText } from './spoken-text.ts';

/** One piece in words; a control with its role, its state, and its place among the controls. */
export function spokenPiece(piece: Piece, listener: Listener, place: Place | null = null): string {
  const { language } = listener;
  const control = piece.control;
  if (control === null && piece.place !== undefined)
    return `${typedText(piece, listener)}, ${phrase(language, 'speech.place', piece.place)}`;
  if (control === null) return typedText(piece, listener);
  const words = [control.role === 'key' ? piece.text : spokenText(piece.text, language), phrase(language, `speech.role-${control.role}`)];
  if (control.isOn !== null) words.push(phrase(language, control.isOn ? 'speech.on' : 'speech.off'));
  if (control.isDisabled) words.push(phrase(language, 'speech.disabled'));
  if (place !== null) words.push(phrase(language, 'speech.place', place));
  return words.join(', ');
}

function typedText(piece: Piece, listener: Listener): string {
  if (!piece.isSecret) return spokenText(piece.text, listener.language);
  const star = `${phrase(listener.language, 'speech.star')} `;
  const shown = piece.text
    .replaceAll('\u200e', '')
    .replaceAll('+', `${phrase(listener.language, 'speech.plus')} `)
    .replaceAll('•', star)
    .trim();
  if (listener.isPrivate) return shown.replace(/\d[\d \u00a0]*/g, (digits) => spelled(digits.replace(/\D/g, '')));
  return shown.replace(/\d[ \u00a0]?/g, star).trim();
}

/** What a switch answers with when it is pressed: how it stands now. */
export function spokenState(isOn: boolean, { language }: Listener): string {
  return phrase(language, isOn ? 'speech.on' : 'speech.off');
}

/** Everything, as the help key asks for it: texts, then what cannot be pressed now. What can be pressed is said when the focus comes to it. */
export function wholeScreen(pieces: readonly Piece[], listener: Listener): readonly string[] {
  return said(pieces.filter(isRead), listener);
}

/** A screen that has just come: everything but what is only said on request. */
export function newScreen(pieces: readonly Piece[], listener: Listener): readonly string[] {
  return said(
    pieces.filter((piece) => isRead(piece) && piece.saying !== 'on-request'),
    listener,
  );
}

/** What was not there before. A countdown is not said again, typed digits are said by the key that was pressed. */
export function changedPieces(before: readonly Piece[], now: readonly Piece[], listener: Listener): readonly string[] {
  const known = new Map<string, number>();
  for (const piece of before) known.set(keyOf(piece), (known.get(keyOf(piece)) ?? 0) + 1);
  const fresh = now.filter((piece) => {
    const left = known.get(keyOf(piece)) ?? 0;
    known.set(keyOf(piece), left - 1);
    return left <= 0;
  });
  return said(
    fresh.filter((piece) => isRead(piece) && piece.saying !== 'on-request' && !piece.isSecret),
    listener,
  );
}

/** The figures of a countdown change every second, its words do not. */
function keyOf(piece: Piece): string {
  const counts = piece.saying === 'once' || piece.control !== null;
  return `${piece.kind} ${counts ? piece.text.replace(/\d+/g, '#') : piece.text}`;
}

function isRead(piece: Piece): boolean {
  return piece.control === null || piece.control.isDisabled;
}

function said(pieces: readonly Piece[], listener: Listener): readonly string[] {
  return pieces.map((piece) => spokenPiece(piece, listener)).filter((words) => words !== '');
}

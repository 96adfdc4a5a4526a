import type { reasons as english } from '../en/reasons.ts';

/** Sentences that the core sends as data (`say`): awards, holds, refusals, notices, messages. */
export const reasons = {
  'resting.starting': 'Einen Moment. Dieses Terminal macht sich bereit.',
  'counts.quota-gone': '{short}: heute vergriffen',
  'row.waiting': 'Wird nachgesehen',
  'toast.booked': 'Gebucht: +{points}',
  'notice.approved': '{shop}: geprüft und gebucht, +{points}',
  'notice.refused': '{shop}: bleibt ohne Punkte, {reference}',
  'notice.differs': '{shop}: {points} statt {predictedPoints} Punkte',
  'notice.voided': '{shop}: zurückgenommen, −{points}',
  'notice.gift-cancelled': '{gift}: entfällt, weil Ware zurückging',
  'notice.gift-gone': '{gift}: konnte nicht bestätigt werden, {reference}',
  'notice.gift-granted': '{gift}: bestätigt, es wartet auf Sie',
  'notice.confirm-card': 'Bestätigen Sie Ihre Karte an der Infotheke, dann können Sie einlösen',
  'notice.debt': 'Nach einer Rückgabe sind {points, plural, one {# Punkt} other {# Punkte}} offen. Neue Punkte gleichen das zuerst aus.',
  'notice.welcome': 'Willkommen: +{points}',
  'notice.moved': '{shop}: auf eine andere Karte verschoben',
  'gone.today': 'Für heute vergriffen. Morgen kommen neue.',
  'gone.all': 'Alle sind verschenkt.',
  'row.showAtDesk': 'Bitte zeigen Sie diesen Bon an der Infotheke:',
  'row.moved': 'Auf ••{last4} verschoben',
  'toast.held': 'In Prüfung, {reference}',
  'toast.refused': 'Keine Punkte, {reference}',
  'gone.gift': '{gift}: gerade vergriffen. Es kommen neue.',
  'near.honest': 'Heute nicht? Ihre Punkte bleiben. {campaign}: solange der Vorrat reicht.',
} satisfies Record<keyof typeof english, string>;

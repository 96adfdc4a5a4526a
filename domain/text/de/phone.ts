import type { phone as english } from '../en/phone.ts';

/** Aufs eigene Telefon: Worte des Kiosks. */
export const phone: Record<keyof typeof english, string> = {
  'on-phone.door': 'Am Telefon',
  'on-phone.door-more': 'dort weiter',
  'on-phone.title': 'Weiter am Telefon',
  'on-phone.lead': 'Kamera auf den Code richten und dort weitermachen.',
  'on-phone.kept': '{count, plural, one {# Bon geht} other {# Bons gehen}} mit, bis {untilLocal}.',
  'on-phone.none': 'Dort beitreten oder die eigene Karte öffnen.',
  'on-phone.stayed':
    '{count, plural, one {# Bon bleibt hier: Sein Code sagt nicht alles. Später mit der neuen Karte scannen.} other {# Bons bleiben hier: Ihre Codes sagen nicht alles. Später mit der neuen Karte scannen.}}',
  'on-phone.once': 'Der Code gilt einmal, für den, der ihn öffnet.',
  'on-phone.asking': 'Einen Moment',
  'on-phone.asking-lead': 'Ihre Bons sind unterwegs. Sie bleiben hier, bis sie angekommen sind.',
  'on-phone.next-visitor': 'Nächster Gast: Karte oder Bon scannen',
  'on-phone.seconds': 'der Code steht noch {seconds} s',
  'on-phone.done': 'Ich habe ihn',
  'message.phone-offline.title': 'Der Weg übers Telefon ruht.',
  'message.phone-offline.why': 'Dieser Schirm hat gerade keine Verbindung zur Zentrale.',
  'message.phone-offline.what': 'Machen Sie hier weiter: Ihre Bons sind aufgehoben.',
  'message.phone-needs-keys.title': 'Ein Bon braucht ein paar Tasten.',
  'message.phone-needs-keys.why': 'Sein Code sagt nicht alles, den Rest fragt dieser Schirm.',
  'message.phone-needs-keys.what': 'Machen Sie hier weiter, mit Karte oder ohne.',
  'message.phone-not-kept.title': 'Ihre Bons sind noch hier.',
  'message.phone-not-kept.why': 'Die Zentrale hat nicht rechtzeitig geantwortet, darum gibt es keinen Code.',
  'message.phone-not-kept.what': 'Tippen Sie das Telefon noch einmal an oder machen Sie hier weiter.',
};

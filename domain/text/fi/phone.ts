import type { phone as english } from '../en/phone.ts';

/** Omaan puhelimeen: kioskin sanat. */
export const phone: Record<keyof typeof english, string> = {
  'on-phone.door': 'Puhelimessa',
  'on-phone.door-more': 'jatka siellä',
  'on-phone.title': 'Jatka puhelimessa',
  'on-phone.lead': 'Osoita koodia kameralla ja jatka siellä.',
  'on-phone.kept': '{count, plural, one {# kuitti tulee} other {# kuittia tulee}} mukaan, {untilLocal} asti.',
  'on-phone.none': 'Liity siellä tai avaa korttisi.',
  'on-phone.stayed':
    '{count, plural, one {# kuitti jää tähän: sen koodi ei kerro kaikkea. Lue se myöhemmin uudella kortilla.} other {# kuittia jää tähän: niiden koodit eivät kerro kaikkea. Lue ne myöhemmin uudella kortilla.}}',
  'on-phone.once': 'Koodi toimii kerran, sille joka sen avaa.',
  'on-phone.asking': 'Hetki',
  'on-phone.asking-lead': 'Kuittisi ovat matkalla. Ne pysyvät täällä, kunnes ovat perillä.',
  'on-phone.next-visitor': 'Seuraava: lue kortti tai kuitti',
  'on-phone.seconds': 'koodi näkyy {seconds} s',
  'on-phone.done': 'Sain sen',
  'message.phone-offline.title': 'Puhelinreitti lepää.',
  'message.phone-offline.why': 'Tällä näytöllä ei ole nyt yhteyttä keskukseen.',
  'message.phone-offline.what': 'Jatka tässä: kuittisi ovat tallessa.',
  'message.phone-needs-keys.title': 'Yhteen kuittiin pitää näppäillä jotakin.',
  'message.phone-needs-keys.why': 'Koodi ei kerro kaikkea, ja tämä näyttö kysyy loput.',
  'message.phone-needs-keys.what': 'Jatka tässä, kortin kanssa tai ilman.',
  'message.phone-not-kept.title': 'Kuittisi ovat yhä täällä.',
  'message.phone-not-kept.why': 'Keskus ei vastannut ajoissa, joten koodia ei tehty.',
  'message.phone-not-kept.what': 'Kosketa puhelinta uudelleen tai jatka tässä.',
};

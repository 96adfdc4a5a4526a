/** Texts that the demo mall's kiosks may show at once, prepared ahead. */
import type { SettingsDocument } from '../../domain/contract/document.ts';

/** @see file comment */
export const demoAnnouncements: SettingsDocument['service']['texts'] = [
  {
    textId: 'lifts',
    text: {
      en: 'The lifts rest. Please take the escalators by the fountain.',
      ru: 'Лифты не работают. Пройдите к эскалаторам у фонтана.',
      fi: 'Hissit eivät ole käytössä. Käytä liukuportaita suihkulähteen luona.',
      de: 'Die Aufzüge ruhen. Bitte nehmen Sie die Rolltreppen am Brunnen.',
    },
  },
  {
    textId: 'desk-moved',
    text: {
      en: 'The info desk is at the north entrance today.',
      ru: 'Инфостойка сегодня у северного входа.',
      fi: 'Neuvonta on tänään pohjoisella sisäänkäynnillä.',
      de: 'Die Infotheke steht heute am Nordeingang.',
    },
  },
  {
    textId: 'drill',
    text: {
      en: 'At 11:00 we practise an alarm. Follow the people in vests.',
      ru: 'В 11:00 учебная тревога. Следуйте за сотрудниками в жилетах.',
      fi: 'Kello 11 on palohälytysharjoitus. Seuraa liivipukuisia henkilöitä.',
      de: 'Um 11:00 Uhr üben wir den Alarm. Folgen Sie den Personen mit Westen.',
    },
  },
];

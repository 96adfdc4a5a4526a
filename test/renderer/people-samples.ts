/** Sample screens of a questionnaire, of an invitation shown and read, and of the birthday. */
import type { QuestionnaireOfferView } from '../../domain/contract/screen-people.ts';
import type { ScreenOf } from '../../domain/contract/screen.ts';
import type { Frame } from '../../domain/contract/screen-parts.ts';
import type { Language } from '../../domain/text/language.ts';
import { sentence } from '../../domain/text/wording.ts';
import { demoQuestionnaires } from '../../server/demo/demo-questionnaires.ts';
import type { Names } from './sample-names.ts';
import { balance } from './sample-pieces.ts';
import type { Sample } from './samples.ts';

const [visit] = demoQuestionnaires('2026-11-14');
const fifty = sentence('reward.points', { points: 50 });

const longQuestion: Readonly<Record<Language, string>> = {
  en: 'How did you come here today, and would you come more often if there were more places for bicycles in front of the house?',
  ru: 'Как вы добрались к нам сегодня, и приезжали бы вы чаще, если бы перед входом было больше мест для велосипедов и самокатов?',
  fi: 'Miten tulit tänään tänne, ja tulisitko useammin, jos talon edessä olisi enemmän paikkoja polkupyörille ja sähköpotkulaudoille?',
  de: 'Wie sind Sie heute zu uns gekommen, und kämen Sie öfter, wenn es vor dem Haus mehr Stellplätze für Fahrräder und Roller gäbe?',
};
const longChoice: Readonly<Record<Language, string>> = {
  en: 'By underground, then ten minutes on foot',
  ru: 'На метро, потом пешком минут десять',
  fi: 'Metrolla, sitten kymmenen minuuttia kävellen',
  de: 'Mit der U-Bahn, dann zehn Minuten zu Fuß',
};
const invitation: Readonly<Record<Language, readonly [string, string]>> = {
  en: [
    'Bring a friend',
    'When a friend joins on your invitation and confirms the phone number, you both get 300 points. Up to ten friends.',
  ],
  ru: [
    'Приведите друга',
    'Когда друг вступит по вашему приглашению и подтвердит телефон, каждый из вас получит 300 баллов. До десяти друзей.',
  ],
  fi: [
    'Tuo ystävä mukaan',
    'Kun ystävä liittyy kutsustasi ja vahvistaa puhelinnumeronsa, saatte molemmat 300 pistettä. Enintään kymmenen ystävää.',
  ],
  de: [
    'Bringen Sie Freunde mit',
    'Tritt jemand auf Ihre Einladung bei und bestätigt die Telefonnummer, erhalten Sie beide 300 Punkte. Bis zu zehn Freunde.',
  ],
};
const code = { qrText: 'PI1:MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPJ', untilLocal: '2026-12-14' };

/** What home offers to answer. */
export function askedOffer(language: Language): QuestionnaireOfferView {
  return { questionnaireId: 'your-visit', title: visit?.title[language] ?? '', reward: fifty, begun: false };
}

function questionsOf(frame: Frame, language: Language): ScreenOf<'question'>[] {
  return (visit?.questions ?? []).map((question, at) => {
    const texts = question.kind === 'one' || question.kind === 'several' ? question.choices : [];
    const ids =
      question.kind === 'scale' ? ['1', '2', '3', '4', '5'] : question.kind === 'yes-no' ? ['yes', 'no'] : texts.map((each) => each.id);
    return {
      kind: 'question',
      frame,
      title: visit?.title[language] ?? '',
      at,
      of: visit?.questions.length ?? 0,
      asks: question.kind,
      text: question.text[language],
      choices: ids.map((id, index) => ({
        id,
        text: texts.find((each) => each.id === id)?.text[language] ?? '',
        chosen: question.kind === 'several' ? index === 0 || index === 2 : index === 1,
      })),
      ends: question.kind === 'scale' ? { low: question.low[language], high: question.high[language] } : null,
      complete: true,
      optional: question.optional,
      sending: false,
    };
  });
}

/** @see file comment */
export function peopleScreens(frame: Frame, nobody: Frame, language: Language, say: Names): Sample[] {
  const [title = '', sentenceOf = ''] = invitation[language];
  const offer = { title, sentence: sentenceOf, friend: sentence('reward.points', { points: 300 }), after: 'confirmed' as const };
  const questions = questionsOf(frame, language);
  const [several, scale, yesNo, one] = questions;
  const first: ScreenOf<'questionnaire'> = {
    kind: 'questionnaire',
    frame,
    questionnaireId: 'your-visit',
    title: visit?.title[language] ?? '',
    text: visit?.text[language] ?? '',
    reward: fifty,
    questions: 4,
    begun: false,
  };
  const birthday: ScreenOf<'birthday'> = {
    kind: 'birthday',
    frame: nobody,
    joining: true,
    step: 'month',
    month: null,
    day: null,
    days: 31,
    yearText: '',
    asksYear: false,
    complete: false,
    gift: say.coupon,
  };
  if (several === undefined || scale === undefined || yesNo === undefined || one === undefined) return [];
  return [
    { name: 'questionnaire', screen: first },
    { name: 'questionnaire-plain', screen: { ...first, reward: null, begun: true, questions: 12, title: longChoice[language] } },
    { name: 'question-several', screen: several },
    { name: 'question-scale', screen: scale },
    { name: 'question-yes-no', screen: yesNo },
    { name: 'question-one', screen: { ...one, complete: false, choices: one.choices.map((each) => ({ ...each, chosen: false })) } },
    {
      name: 'question-long',
      screen: {
        ...one,
        at: 11,
        of: 12,
        text: longQuestion[language],
        choices: Array.from({ length: 8 }, (_, at) => ({ id: `c${at}`, text: longChoice[language], chosen: at === 3 })),
      },
    },
    {
      name: 'questionnaire-done',
      screen: {
        kind: 'questionnaire-done',
        frame,
        points: 50,
        lines: [
          {
            key: 'award.questionnaire',
            args: {
              campaign: title,
              short: title,
              gainClause: 'gain.points',
              points: 50,
              spend: '_anywhere',
              start: '_now',
              life: '_until',
              onLocal: '2027-05-13',
            },
          },
        ],
        toBeConfirmed: false,
      },
    },
    {
      name: 'questionnaire-done-offline',
      screen: {
        kind: 'questionnaire-done',
        frame: { ...frame, online: false },
        points: 50,
        lines: [
          {
            key: 'award.questionnaire',
            args: {
              campaign: title,
              short: title,
              gainClause: 'gain.points',
              points: 50,
              spend: '_anywhere',
              start: '_now',
              life: '_none',
            },
          },
        ],
        toBeConfirmed: true,
      },
    },
    { name: 'questionnaire-done-none', screen: { kind: 'questionnaire-done', frame, points: 0, lines: [], toBeConfirmed: true } },
    { name: 'invite', screen: { kind: 'invite', frame, offer, code } },
    { name: 'invite-making', screen: { kind: 'invite', frame: { ...frame, online: false }, offer, code: null } },
    { name: 'invited', screen: { kind: 'invited', frame: nobody, offer, keptReceipts: 0 } },
    { name: 'invited-kept', screen: { kind: 'invited', frame: nobody, offer, keptReceipts: 3 } },
    { name: 'invited-plain', screen: { kind: 'invited', frame: nobody, offer: null, keptReceipts: 0 } },
    { name: 'birthday-month', screen: birthday },
    { name: 'birthday-day', screen: { ...birthday, step: 'day', month: 9, day: 30, days: 30, complete: true } },
    { name: 'birthday-days', screen: { ...birthday, frame, joining: false, gift: null, step: 'day', month: 8, days: 31 } },
    { name: 'birthday-year', screen: { ...birthday, step: 'year', month: 2, day: 29, yearText: '1992', asksYear: true, complete: true } },
    {
      name: 'mine-asked',
      screen: {
        kind: 'mine',
        frame,
        balance: balance(),
        openVouchers: 2,
        tickets: 14,
        campaigns: 6,
        forMe: 1,
        receipts: 12,
        questionnaire: askedOffer(language),
        invites: true,
      },
    },
  ];
}

/** Steps of an open visit with FINISH. */
export const peopleVisitSamples: readonly string[] = [
  'questionnaire-done',
  'questionnaire-done-offline',
  'questionnaire-done-none',
  'invite',
  'invite-making',
  'mine-asked',
  'home-asked',
];

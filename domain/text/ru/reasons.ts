import type { reasons as english } from '../en/reasons.ts';

/** Sentences that the core sends as data (`say`): awards, holds, refusals, notices, messages. */
export const reasons = {
  'resting.starting': 'Один момент. Киоск готовится к работе.',
  'resting.no-mirror': 'Один момент. Киоск получает акции торгового центра.',
  'resting.out-of-service': 'Этот киоск отдыхает. Воспользуйтесь другим или обратитесь на инфостойку.',
  'counts.quota-gone': '{short}: на сегодня закончилось',
  'row.waiting': 'Проверяем',
  'toast.booked': 'Засчитано: +{points}',
  'notice.approved': '{shop}: проверено и засчитано, +{points}',
  'notice.refused': '{shop}: остаётся без баллов, {reference}',
  'notice.not-genuine': '{shop}: у налоговой нет такого чека, {reference}. Помогут на инфостойке',
  'notice.corrected': '{shop}: по данным налоговой {amountMinor}, +{points}',
  'notice.held': '{shop}: покажите, пожалуйста, этот чек на инфостойке, {reference}',
  'notice.paper': 'Чек без кода: покажите его, пожалуйста, на инфостойке, {reference}',
  'notice.voided': '{shop}: отменено, −{points}',
  'notice.gift-cancelled': '{gift}: больше не положен, товар возвращён',
  'notice.gift-gone': '{gift}: не удалось подтвердить, {reference}',
  'notice.prize-won': '{campaign}: вы выиграли. {gift} ждёт вас на инфостойке, {reference}',
  'notice.prize-lost': '{campaign}: приз не получен в срок или не мог быть выдан. {reference}',
  'notice.tickets-void':
    '{campaign}: {tickets, plural, one {# билет не участвует} few {# билета не участвуют} many {# билетов не участвуют} other {# билета не участвуют}} в розыгрыше, см. правила',
  'notice.tickets-late':
    '{campaign}: {tickets, plural, one {# билет пришёл} few {# билета пришли} many {# билетов пришли} other {# билета пришли}} после закрытия розыгрыша',
  'notice.confirm-card': 'Подтвердите карту на инфостойке, чтобы тратить баллы',
  'notice.debt':
    'После возврата осталось покрыть {points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}. Новые баллы пойдут на это.',
  'notice.returned': '{shop}: товар возвращён, −{points}',
  'notice.points-arrived':
    'Вам {points, plural, one {подарен # балл} few {подарено # балла} many {подарено # баллов} other {подарено # балла}}',
  'notice.expiring':
    'Напоминаем: {points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}} можно потратить до {onLocal}',
  'notice.expiring.at':
    'Напоминаем: {points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}} можно потратить в {shop} до {onLocal}',
  'gone.today': 'На сегодня закончились. Завтра будут ещё.',
  'gone.day': 'На сегодня закончились.',
  'gone.tomorrow': 'На сегодня закончились. Завтра {count} с {from}.',
  'gone.all': 'Все уже разобраны.',
  'row.showAtDesk': 'Покажите его, пожалуйста, на инфостойке:',
  'row.notRecorded': 'Здесь записать не удалось. Покажите этот чек, пожалуйста, на инфостойке.',
  'row.moved': 'Перенесён на ••{last4}',
  'toast.held': 'На проверке, {reference}',
  'toast.refused': 'Без баллов, {reference}',
  'gone.gift': '{gift}: сейчас нет. Будут ещё.',
  'near.honest': 'Не сегодня? Баллы останутся. {campaign}: до {untilLocal}.',
  'near.honest.today': 'Не сегодня? Баллы и чеки останутся.',
} satisfies Record<keyof typeof english, string>;

import type { awards as english } from '../en/awards.ts';

/** What a receipt or an event brought, what is still missing, and what does not count. */
export const awards = {
  'award.base': '{campaign}: {gain}',
  'award.times': '{campaign} (×{timesFactor}): {gain}',
  'award.receipt': 'Чек от {sumMinor}: {gain}',
  'award.window':
    '{what}{span, select, _day { за один день} _week { за одну неделю} _month { за один месяц} _quarter { за один квартал} _year { за один год} _rolling { за {rollingDays, plural, one {# день} few {# дня} many {# дней} other {# дня}}} other {}}: {gain}',
  'award.parts': 'Всё вместе: {gain}',
  'award.joined': 'Добро пожаловать: {gain}',
  'award.confirmed': 'Карта подтверждена: {gain}',
  'award.birthday': 'С днём рождения: {gain}',
  'award.questionnaire': 'Спасибо за ответы: {gain}',
  'award.instead': 'Вместо этого: {gain}',
  'award.inviter': 'За друга, которого вы пригласили: {gain}',

  'what.sum': '{sumMinor}',
  'what.receipts': '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}}',
  'what.shops': '{shops, plural, one {# магазин} few {# разных магазина} many {# разных магазинов} other {# разных магазина}}',
  'what.categories':
    '{categories, plural, one {# категория} few {# разные категории} many {# разных категорий} other {# разной категории}}',
  'what.days': '{days, plural, one {# день} few {# разных дня} many {# разных дней} other {# разного дня}}',
  'what.stamps': '{stamps, plural, one {# штамп} few {# штампа} many {# штампов} other {# штампа}}',
  'what.parts': 'все части набора',

  'gain.points':
    '+{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}{spend, select, _anywhere {, можно потратить везде} _shop {, можно потратить в {spendAt}} _plain {, можно потратить} other {}}{start, select, _later { с {fromLocal}} other {}}{life, select, _until { до {onLocal}} _date { до {lastDateLocal}} _idle { в течение {idleDays, plural, one {# дня} few {# дней} many {# дней} other {# дня}} после последней покупки} other {}}',
  'gain.gift': '{gift}',
  'gain.choices': 'на ваш выбор: {gifts}',
  'gain.tickets':
    '{tickets, plural, one {# билет} few {# билета} many {# билетов} other {# билета}}{draw, select, _on { для розыгрыша {drawnLocal}} _of { на розыгрыш «{better}»} other {}}',
  'gain.tier': 'статус {tier} до {lastDateLocal}',

  near: 'Ещё {missing} {byLocal}, и {win}',
  'near.parts': 'Осталось {byLocal}: {missing}, и {win}',
  'near.receipt': 'За чек от {sumMinor} {byLocal} {win}',
  'missing.sum': '{missingMinor}',
  'missing.receipts': '{missingReceipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}}',
  'missing.shops': '{missingShops, plural, one {# магазин} few {# магазина} many {# магазинов} other {# магазина}}',
  'missing.categories':
    '{missingCategories, plural, one {# категория магазинов} few {# категории магазинов} many {# категорий магазинов} other {# категории магазинов}}',
  'missing.days':
    '{missingDays, plural, one {# день с покупкой} few {# дня с покупками} many {# дней с покупками} other {# дня с покупками}}',
  'missing.stamps': '{missingStamps, plural, one {# штамп} few {# штампа} many {# штампов} other {# штампа}}',
  'missing.parts': '{parts}',
  'win.amount': 'вы получите {points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}} за каждые полные {perMinor}',
  'win.points':
    'вы получите {points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}{spend, select, _shop { для {spendAt}} other {}}',
  'win.times': 'баллы умножатся на {timesFactor}',
  'win.gift': 'это ваше: {short}',
  'win.choices': 'выбирайте: {gifts}',
  'win.tickets': 'вы получите {tickets, plural, one {# билет} few {# билета} many {# билетов} other {# билета}} для розыгрыша',
  'win.tier': 'у вас будет статус {tier}',

  'by.today': 'сегодня',
  'by.tomorrow': 'сегодня или завтра',
  'by.weekday.1': 'до понедельника включительно',
  'by.weekday.2': 'до вторника включительно',
  'by.weekday.3': 'до среды включительно',
  'by.weekday.4': 'до четверга включительно',
  'by.weekday.5': 'до пятницы включительно',
  'by.weekday.6': 'до субботы включительно',
  'by.weekday.7': 'до воскресенья включительно',
  'by.day': 'до {day} включительно',

  'part.any': 'покупка',
  'part.place': '{places}',
  'part.goods': '{goods}',
  'part.both': '{goods} ({places})',
  'part.sum': '{part} от {partSumMinor}',
  'part.times': '{count} × {part}',

  'not.category': '{category}: не участвует в акции «{short}»',
  'not.shop': '{shop} не участвует в акции «{short}»',
  'not.before': 'Куплено до начала акции «{campaign}»',
  'not.after': 'Куплено после окончания акции «{campaign}»',
  'not.late': 'Зарегистрировано слишком поздно для акции «{campaign}»',
  'not.same-day': 'Для акции «{short}» чек регистрируют в день покупки',
  'not.weekday': 'В этот день акция «{campaign}» не действует',
  'not.hours': 'Акция «{campaign}» действует с {from} до {until}',
  'not.minimum': 'Для акции «{campaign}» нужен чек от {minimumMinor}',
  'not.gave-way': 'Вместо акции «{campaign}» здесь действует более выгодная',
  'not.used-for': 'Этот чек учтён в акции «{better}», поэтому не в акции «{campaign}»',
  'not.tier': 'Акция «{campaign}» для участников со статусом: {tiers}',
  'not.excluded': 'По правилам эта карта не участвует в акции «{campaign}»',
  'not.kiosk': 'Акция «{campaign}» действует на других киосках',
  'not.goods': 'Товары из этого чека не участвуют в акции «{campaign}»',
  'not.paid-with-points': 'Оплаченное баллами не учитывается в акции «{campaign}»',
  'not.first-receipts':
    'В акции «{campaign}» {firstReceipts, plural, one {учитывается только # первый чек} few {учитываются только # первых чека} many {учитываются только # первых чеков} other {учитываются только # первых чека}}',
} satisfies Record<keyof typeof english, string>;

/** Sentences of the rules in Russian. The same keys and arguments as rules-en.ts. */
export const rulesRu = {
  'award.base': '{campaign}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}',
  'award.base.until': '{campaign}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, действуют до {onLocal}',
  'award.base.at': '{campaign}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt}',
  'award.base.at.until':
    '{campaign}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt} до {onLocal}',
  'award.base.gift': '{campaign}: {gift}',
  'award.receipt':
    'Чек от {sumMinor}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить везде',
  'award.receipt.until':
    'Чек от {sumMinor}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить везде до {onLocal}',
  'award.receipt.at':
    'Чек от {sumMinor}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt}',
  'award.receipt.at.until':
    'Чек от {sumMinor}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt} до {onLocal}',
  'award.receipt.gift': 'Чек от {sumMinor}: {gift}',
  'award.sum': 'Набрано {sumMinor}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить везде',
  'award.sum.until':
    'Набрано {sumMinor}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить везде до {onLocal}',
  'award.sum.at':
    'Набрано {sumMinor}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt}',
  'award.sum.at.until':
    'Набрано {sumMinor}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt} до {onLocal}',
  'award.sum.gift': 'Набрано {sumMinor}: {gift}',
  'award.count':
    '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить везде',
  'award.count.until':
    '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить везде до {onLocal}',
  'award.count.at':
    '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt}',
  'award.count.at.until':
    '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt} до {onLocal}',
  'award.count.gift': '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}}: {gift}',
  'award.shops':
    '{shops, plural, one {# магазин} few {# разных магазина} many {# разных магазинов} other {# разных магазина}}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить везде',
  'award.shops.until':
    '{shops, plural, one {# магазин} few {# разных магазина} many {# разных магазинов} other {# разных магазина}}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить везде до {onLocal}',
  'award.shops.at':
    '{shops, plural, one {# магазин} few {# разных магазина} many {# разных магазинов} other {# разных магазина}}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt}',
  'award.shops.at.until':
    '{shops, plural, one {# магазин} few {# разных магазина} many {# разных магазинов} other {# разных магазина}}: +{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}, можно потратить в {spendAt} до {onLocal}',
  'award.shops.gift':
    '{shops, plural, one {# магазин} few {# разных магазина} many {# разных магазинов} other {# разных магазина}}: {gift}',

  'near.receipt': 'За чек от {sumMinor}: {short}',
  'near.sum.day': 'Ещё {missingMinor} сегодня: {short}',
  'near.sum.week': 'Ещё {missingMinor} на этой неделе: {short}',
  'near.sum.month': 'Ещё {missingMinor} в этом месяце: {short}',
  'near.sum.campaign': 'Ещё {missingMinor}: {short}',
  'near.count.day':
    '{missingReceipts, plural, one {Ещё # покупка} few {Ещё # покупки} many {Ещё # покупок} other {Ещё # покупки}} сегодня: {short}',
  'near.count.week':
    '{missingReceipts, plural, one {Ещё # покупка} few {Ещё # покупки} many {Ещё # покупок} other {Ещё # покупки}} на этой неделе: {short}',
  'near.count.month':
    '{missingReceipts, plural, one {Ещё # покупка} few {Ещё # покупки} many {Ещё # покупок} other {Ещё # покупки}} в этом месяце: {short}',
  'near.count.campaign':
    '{missingReceipts, plural, one {Ещё # покупка} few {Ещё # покупки} many {Ещё # покупок} other {Ещё # покупки}}: {short}',
  'near.shops.day':
    '{missingShops, plural, one {Ещё # магазин} few {Ещё # магазина} many {Ещё # магазинов} other {Ещё # магазина}} сегодня: {short}',
  'near.shops.week':
    '{missingShops, plural, one {Ещё # магазин} few {Ещё # магазина} many {Ещё # магазинов} other {Ещё # магазина}} на этой неделе: {short}',
  'near.shops.month':
    '{missingShops, plural, one {Ещё # магазин} few {Ещё # магазина} many {Ещё # магазинов} other {Ещё # магазина}} в этом месяце: {short}',
  'near.shops.campaign':
    '{missingShops, plural, one {Ещё # магазин} few {Ещё # магазина} many {Ещё # магазинов} other {Ещё # магазина}}: {short}',
  'near.both.day':
    '{missingReceipts, plural, one {Ещё # покупка} few {Ещё # покупки} many {Ещё # покупок} other {Ещё # покупки}}, из них {missingShops, plural, one {в # новом магазине} few {в # новых магазинах} many {в # новых магазинах} other {в # новых магазинах}} сегодня: {short}',
  'near.both.week':
    '{missingReceipts, plural, one {Ещё # покупка} few {Ещё # покупки} many {Ещё # покупок} other {Ещё # покупки}}, из них {missingShops, plural, one {в # новом магазине} few {в # новых магазинах} many {в # новых магазинах} other {в # новых магазинах}} на этой неделе: {short}',
  'near.both.month':
    '{missingReceipts, plural, one {Ещё # покупка} few {Ещё # покупки} many {Ещё # покупок} other {Ещё # покупки}}, из них {missingShops, plural, one {в # новом магазине} few {в # новых магазинах} many {в # новых магазинах} other {в # новых магазинах}} в этом месяце: {short}',
  'near.both.campaign':
    '{missingReceipts, plural, one {Ещё # покупка} few {Ещё # покупки} many {Ещё # покупок} other {Ещё # покупки}}, из них {missingShops, plural, one {в # новом магазине} few {в # новых магазинах} many {в # новых магазинах} other {в # новых магазинах}}: {short}',

  'not.category': '{category}: не участвует в акции «{campaign}»',
  'not.shop': '{shop} не участвует в акции «{campaign}»',
  'not.before': 'Куплено до начала акции «{campaign}»',
  'not.after': 'Куплено после окончания акции «{campaign}»',
  'not.late': 'Зарегистрировано слишком поздно для акции «{campaign}»',
  'not.same-day': 'Для акции «{campaign}» чек регистрируют в день покупки',
  'not.weekday': 'В этот день акция «{campaign}» не действует',
  'not.hours': 'Акция «{campaign}» действует с {from} до {until}',
  'not.minimum': 'Для акции «{campaign}» нужен чек от {minimumMinor}',
  'not.gave-way': 'Вместо акции «{campaign}» здесь действует более выгодная',

  'rule.where.all': 'Участвуют чеки всех магазинов.',
  'rule.where.some': 'Участвуют чеки: {list}.',
  'rule.except': 'Не участвуют: {list}.',
  'rule.minimum': 'Чек учитывается от {minimumMinor}.',
  'rule.when': 'Покупки с {from} до {until}.',
  'rule.weekdays': 'Только по дням: {list}.',
  'rule.hours': 'Только с {from} до {until}.',
  'rule.same-day': 'Чеки регистрируют в день покупки.',
  'rule.reach.receipt': 'За один чек от {sumMinor}:',
  'rule.reach.each': 'За каждый чек:',
  'rule.reach.sum.day': 'Покупки на {sumMinor} за один день:',
  'rule.reach.sum.week': 'Покупки на {sumMinor} за одну неделю:',
  'rule.reach.sum.month': 'Покупки на {sumMinor} за один месяц:',
  'rule.reach.sum.campaign': 'Покупки на {sumMinor} за всё время:',
  'rule.reach.count.day': '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}} за один день:',
  'rule.reach.count.week': '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}} за одну неделю:',
  'rule.reach.count.month': '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}} за один месяц:',
  'rule.reach.count.campaign': '{receipts, plural, one {# покупка} few {# покупки} many {# покупок} other {# покупки}} за всё время:',
  'rule.reach.shops':
    'не меньше чем в {shops, plural, one {# магазине} few {# разных магазинах} many {# разных магазинах} other {# разных магазинах}};',
  'rule.give.amount': '{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}} за каждые полные {perMinor}.',
  'rule.give.points': '{points, plural, one {# балл} few {# балла} many {# баллов} other {# балла}}.',
  'rule.give.gift': '{gift}.',
  'rule.spend': 'Баллы можно потратить в {spendAt}.',
  'rule.life.never': 'Баллы не сгорают.',
  'rule.life.days': 'Баллы сгорают через {days, plural, one {# день} few {# дня} many {# дней} other {# дня}}.',
  'rule.life.end-of-quarter': 'Баллы сгорают в конце квартала.',
  'rule.life.fixed': 'Баллы сгорают в конце дня {onLocal}.',
  'rule.quota.day': 'Первым {count} в день.',
  'rule.quota.total': 'Всего {count}.',
  'rule.quota.account': 'Не больше {count, plural, one {# раза} few {# раз} many {# раз} other {# раза}} на счёт.',
  'rule.quota.account.day': 'Не больше {count, plural, one {# раза} few {# раз} many {# раз} other {# раза}} на счёт в день.',
  'rule.quota.account.week': 'Не больше {count, plural, one {# раза} few {# раз} many {# раз} other {# раза}} на счёт в неделю.',
  'rule.quota.account.month': 'Не больше {count, plural, one {# раза} few {# раз} many {# раз} other {# раза}} на счёт в месяц.',
  'rule.quota.account.campaign': 'Не больше {count, plural, one {# раза} few {# раз} many {# раз} other {# раза}} на счёт.',
  'rule.quota.account.receipt': 'Не больше {count, plural, one {# раза} few {# раз} many {# раз} other {# раза}} на чек.',
  'rule.collect': 'Выдача до {until}.',
  'weekday.1': 'понедельник',
  'weekday.2': 'вторник',
  'weekday.3': 'среда',
  'weekday.4': 'четверг',
  'weekday.5': 'пятница',
  'weekday.6': 'суббота',
  'weekday.7': 'воскресенье',
} as const;

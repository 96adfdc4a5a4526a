/** Words of home, posters, the picker of shops and the help with codes. */
export const home = {
  'act.more': 'Ещё',
  'act.about-poster': 'Подробнее',
  'act.find-shop': 'Найти магазин',
  'home.for-me': 'Для вас',
  'home.for-me-more': '{count, plural, one {# предложение} few {# предложения} many {# предложений} other {# предложения}}',
  'home.gifts-now': '{now} уже{near, plural, =0 {} one {, # почти} few {, # почти} many {, # почти} other {, # почти}}',
  'home.gifts-nearest': '{gift}: ещё {points}',
  'home.gifts-look': 'за ваши баллы',
  'home.promotions': 'Акции',
  'home.promotions-more': 'и ещё {count}',
  'home.promotions-all': '{count, plural, =0 {сейчас нет} one {# сейчас} few {# сейчас} many {# сейчас} other {# сейчас}}',
  'picker.name': 'Название',
  'picker.kind': 'Вид',
  'picker.floor': 'Этаж',
  'picker.which-kind': 'Какой это магазин?',
  'picker.which-floor': 'На каком этаже?',
  'picker.lately': 'вы там только что были',
  'find-shop.title': 'Какой магазин вы ищете?',
  'code-place':
    '{code, select, _square {Квадрат} _bars {Полоски} other {Блок точек}} {place, select, _top {вверху} _middle {посередине} other {внизу}}',
  'campaign.on-map': 'Где это',
} as const;

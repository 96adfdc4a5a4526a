import type { phone as english } from '../en/phone.ts';

/** «На своём телефоне»: слова киоска. */
export const phone: Record<keyof typeof english, string> = {
  'on-phone.door': 'На телефоне',
  'on-phone.door-more': 'продолжить там',
  'on-phone.title': 'Дальше на телефоне',
  'on-phone.lead': 'Наведите камеру на код и продолжайте там.',
  'on-phone.kept': '{count, plural, one {# чек едет} few {# чека едут} many {# чеков едут} other {# чека едут}} с вами, до {untilLocal}.',
  'on-phone.none': 'Там можно вступить или открыть свою карту.',
  'on-phone.stayed':
    '{count, plural, one {# чек остаётся здесь: в его коде не всё. Отсканируйте его потом с новой картой.} few {# чека остаются здесь: в их кодах не всё. Отсканируйте их потом с новой картой.} many {# чеков остаются здесь: в их кодах не всё. Отсканируйте их потом с новой картой.} other {# чека остаются здесь: в их кодах не всё. Отсканируйте их потом с новой картой.}}',
  'on-phone.once': 'Код действует один раз, для того, кто его откроет.',
  'on-phone.asking': 'Минуту',
  'on-phone.asking-lead': 'Ваши чеки в пути. Они остаются здесь, пока не дойдут.',
  'on-phone.next-visitor': 'Следующий гость: сканируйте карту или чек',
  'on-phone.seconds': 'код виден ещё {seconds} с',
  'on-phone.done': 'Готово',
  'message.phone-offline.title': 'Путь через телефон пока закрыт.',
  'message.phone-offline.why': 'У этого экрана сейчас нет связи с центром.',
  'message.phone-offline.what': 'Продолжайте здесь: ваши чеки сохранены.',
  'message.phone-needs-keys.title': 'Для одного из чеков нужно кое-что набрать.',
  'message.phone-needs-keys.why': 'Его код говорит не всё, остальное спросит этот экран.',
  'message.phone-needs-keys.what': 'Продолжайте здесь, с картой или без.',
  'message.phone-not-kept.title': 'Ваши чеки всё ещё здесь.',
  'message.phone-not-kept.why': 'Центр не ответил вовремя, поэтому кода нет.',
  'message.phone-not-kept.what': 'Нажмите телефон ещё раз или продолжайте здесь.',
};

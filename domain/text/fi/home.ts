/** Words of home, posters, the picker of shops and the help with codes. */
export const home = {
  'act.more': 'Lisää',
  'act.about-poster': 'Lue lisää',
  'act.find-shop': 'Etsi liike',
  'home.for-me': 'Sinulle',
  'home.for-me-more': '{count, plural, one {# tarjous} other {# tarjousta}}',
  'home.gifts-now': '{now} nyt{near, plural, =0 {} one {, # kohta} other {, # kohta}}',
  'home.gifts-nearest': '{gift}: vielä {points}',
  'home.gifts-look': 'pisteilläsi',
  'home.promotions': 'Kampanjat',
  'home.promotions-more': 'ja {count} muuta',
  'home.promotions-all': '{count, plural, =0 {ei nyt} one {# nyt} other {# nyt}}',
  'picker.name': 'Nimi',
  'picker.kind': 'Laji',
  'picker.floor': 'Kerros',
  'picker.which-kind': 'Millainen liike?',
  'picker.which-floor': 'Missä kerroksessa?',
  'picker.lately': 'kävit siellä äsken',
  'find-shop.title': 'Mitä liikettä etsit?',
  'code-place':
    '{code, select, _square {Ruutu} _bars {Viivat} other {Pistekenttä}} {place, select, _top {ylhäällä} _middle {keskellä} other {alhaalla}}',
  'campaign.on-map': 'Missä se on',
} as const;

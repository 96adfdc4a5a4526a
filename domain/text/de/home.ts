/** Words of home, posters, the picker of shops and the help with codes. */
export const home = {
  'act.more': 'Mehr',
  'act.about-poster': 'Mehr dazu',
  'act.find-shop': 'Geschäft suchen',
  'home.for-me': 'Für Sie',
  'home.for-me-more': '{count, plural, one {# Angebot} other {# Angebote}}',
  'home.gifts-now': '{now} jetzt{near, plural, =0 {} one {, # fast} other {, # fast}}',
  'home.gifts-nearest': '{gift}: noch {points}',
  'home.gifts-look': 'für Ihre Punkte',
  'home.promotions': 'Aktionen',
  'home.promotions-more': 'und {count} weitere',
  'home.promotions-all': '{count, plural, =0 {jetzt keine} one {# jetzt} other {# jetzt}}',
  'picker.name': 'Name',
  'picker.kind': 'Art',
  'picker.floor': 'Etage',
  'picker.which-kind': 'Was für ein Geschäft?',
  'picker.which-floor': 'Auf welcher Etage?',
  'picker.lately': 'da waren Sie gerade',
  'find-shop.title': 'Welches Geschäft suchen Sie?',
  'code-place':
    '{code, select, _square {Quadrat} _bars {Striche} other {Punktfeld}} {place, select, _top {oben} _middle {in der Mitte} other {unten}}',
  'campaign.on-map': 'Wo das ist',
} as const;

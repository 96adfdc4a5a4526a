/** Words of home, posters, the picker of shops and the help with codes. English is the source of truth for keys and arguments. */
export const home = {
  'act.more': 'More',
  'act.about-poster': 'About it',
  'act.find-shop': 'Find a shop',
  'home.for-me': 'For you',
  'home.for-me-more': '{count, plural, one {# offer} other {# offers}}',
  'home.gifts-now': '{now} now{near, plural, =0 {} one {, # nearly} other {, # nearly}}',
  'home.gifts-nearest': '{gift}: {points} to go',
  'home.gifts-look': 'for your points',
  'home.promotions': 'Promotions',
  'home.promotions-more': 'and {count} more',
  'home.promotions-all': '{count, plural, =0 {none now} one {# now} other {# now}}',
  'picker.name': 'Name',
  'picker.kind': 'Kind',
  'picker.floor': 'Floor',
  'picker.which-kind': 'Which kind of shop?',
  'picker.which-floor': 'On which floor?',
  'picker.lately': 'you were there just now',
  'find-shop.title': 'Which shop do you look for?',
  'code-place':
    '{code, select, _square {The square} _bars {The bars} other {The block of dots}} {place, select, _top {at the top} _middle {in the middle} other {at the foot}}',
  'campaign.on-map': 'Where it is',
} as const;

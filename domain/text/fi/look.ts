/** What the attract screen says of the mall's day. */
export const look = {
  'attract.begins': 'alkaa {onLocal}',
  'attract.closing': 'Avoinna {untilLocal} asti',
  'attract.closed': 'Avaamme {fromLocal}',
  'attract.closed-more': 'Pisteesi odottavat siihen asti.',
} as const;

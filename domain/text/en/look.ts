/** What the attract screen says of the mall's day. */
export const look = {
  'attract.begins': 'from {onLocal}',
  'attract.closing': 'Open until {untilLocal}',
  'attract.closed': 'We open at {fromLocal}',
  'attract.closed-more': 'Your points wait until then.',
} as const;

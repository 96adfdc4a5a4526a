/** What the attract screen says of the mall's day. */
export const look = {
  'attract.begins': 'ab {onLocal}',
  'attract.closing': 'Geöffnet bis {untilLocal}',
  'attract.closed': 'Wir öffnen um {fromLocal}',
  'attract.closed-more': 'Ihre Punkte warten so lange.',
} as const;

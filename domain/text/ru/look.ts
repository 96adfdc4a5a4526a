/** What the attract screen says of the mall's day. */
export const look = {
  'attract.begins': 'с {onLocal}',
  'attract.closing': 'Открыто до {untilLocal}',
  'attract.closed': 'Откроемся в {fromLocal}',
  'attract.closed-more': 'Ваши баллы дождутся.',
} as const;

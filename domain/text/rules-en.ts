/**
 * Sentences of the rules: why an award was given, what is missing, what does not count, and the rule itself read back. Arguments ending in `Minor` are money
 * and arrive formatted, `onLocal` and `…Local` are dates, {short} is what one gets ("plush hare"), {campaign} a title, {shop} and {spendAt} shops, {gift} a gift.
 */
export const rulesEn = {
  'award.base': '{campaign}: +{points, plural, one {# point} other {# points}}',
  'award.base.until': '{campaign}: +{points, plural, one {# point} other {# points}}, to spend until {onLocal}',
  'award.base.at': '{campaign}: +{points, plural, one {# point} other {# points}}, to spend at {spendAt}',
  'award.base.at.until': '{campaign}: +{points, plural, one {# point} other {# points}}, to spend at {spendAt} until {onLocal}',
  'award.base.gift': '{campaign}: {gift}',
  'award.receipt': '{sumMinor} or more on one receipt: +{points, plural, one {# point} other {# points}}, to spend anywhere',
  'award.receipt.until':
    '{sumMinor} or more on one receipt: +{points, plural, one {# point} other {# points}}, to spend anywhere until {onLocal}',
  'award.receipt.at': '{sumMinor} or more on one receipt: +{points, plural, one {# point} other {# points}}, to spend at {spendAt}',
  'award.receipt.at.until':
    '{sumMinor} or more on one receipt: +{points, plural, one {# point} other {# points}}, to spend at {spendAt} until {onLocal}',
  'award.receipt.gift': '{sumMinor} or more on one receipt: {gift}',
  'award.sum': '{sumMinor} reached: +{points, plural, one {# point} other {# points}}, to spend anywhere',
  'award.sum.until': '{sumMinor} reached: +{points, plural, one {# point} other {# points}}, to spend anywhere until {onLocal}',
  'award.sum.at': '{sumMinor} reached: +{points, plural, one {# point} other {# points}}, to spend at {spendAt}',
  'award.sum.at.until': '{sumMinor} reached: +{points, plural, one {# point} other {# points}}, to spend at {spendAt} until {onLocal}',
  'award.sum.gift': '{sumMinor} reached: {gift}',
  'award.count':
    '{receipts, plural, one {# purchase} other {# purchases}}: +{points, plural, one {# point} other {# points}}, to spend anywhere',
  'award.count.until':
    '{receipts, plural, one {# purchase} other {# purchases}}: +{points, plural, one {# point} other {# points}}, to spend anywhere until {onLocal}',
  'award.count.at':
    '{receipts, plural, one {# purchase} other {# purchases}}: +{points, plural, one {# point} other {# points}}, to spend at {spendAt}',
  'award.count.at.until':
    '{receipts, plural, one {# purchase} other {# purchases}}: +{points, plural, one {# point} other {# points}}, to spend at {spendAt} until {onLocal}',
  'award.count.gift': '{receipts, plural, one {# purchase} other {# purchases}}: {gift}',
  'award.shops':
    '{shops, plural, one {# shop} other {# different shops}}: +{points, plural, one {# point} other {# points}}, to spend anywhere',
  'award.shops.until':
    '{shops, plural, one {# shop} other {# different shops}}: +{points, plural, one {# point} other {# points}}, to spend anywhere until {onLocal}',
  'award.shops.at':
    '{shops, plural, one {# shop} other {# different shops}}: +{points, plural, one {# point} other {# points}}, to spend at {spendAt}',
  'award.shops.at.until':
    '{shops, plural, one {# shop} other {# different shops}}: +{points, plural, one {# point} other {# points}}, to spend at {spendAt} until {onLocal}',
  'award.shops.gift': '{shops, plural, one {# shop} other {# different shops}}: {gift}',

  'near.receipt': 'From {sumMinor} on one receipt: {short}',
  'near.sum.day': '{missingMinor} more today: {short}',
  'near.sum.week': '{missingMinor} more this week: {short}',
  'near.sum.month': '{missingMinor} more this month: {short}',
  'near.sum.campaign': '{missingMinor} more: {short}',
  'near.count.day': '{missingReceipts, plural, one {# more purchase} other {# more purchases}} today: {short}',
  'near.count.week': '{missingReceipts, plural, one {# more purchase} other {# more purchases}} this week: {short}',
  'near.count.month': '{missingReceipts, plural, one {# more purchase} other {# more purchases}} this month: {short}',
  'near.count.campaign': '{missingReceipts, plural, one {# more purchase} other {# more purchases}}: {short}',
  'near.shops.day': '{missingShops, plural, one {# more shop} other {# more shops}} today: {short}',
  'near.shops.week': '{missingShops, plural, one {# more shop} other {# more shops}} this week: {short}',
  'near.shops.month': '{missingShops, plural, one {# more shop} other {# more shops}} this month: {short}',
  'near.shops.campaign': '{missingShops, plural, one {# more shop} other {# more shops}}: {short}',
  'near.both.day':
    '{missingReceipts, plural, one {# more purchase} other {# more purchases}}, {missingShops, plural, one {# new shop} other {# new shops}} among them, today: {short}',
  'near.both.week':
    '{missingReceipts, plural, one {# more purchase} other {# more purchases}}, {missingShops, plural, one {# new shop} other {# new shops}} among them, this week: {short}',
  'near.both.month':
    '{missingReceipts, plural, one {# more purchase} other {# more purchases}}, {missingShops, plural, one {# new shop} other {# new shops}} among them, this month: {short}',
  'near.both.campaign':
    '{missingReceipts, plural, one {# more purchase} other {# more purchases}}, {missingShops, plural, one {# new shop} other {# new shops}} among them: {short}',

  'not.category': '{category}: does not count for “{campaign}”',
  'not.shop': '{shop} does not count for “{campaign}”',
  'not.before': 'Bought before “{campaign}” began',
  'not.after': 'Bought after the end of “{campaign}”',
  'not.late': 'Registered too late for “{campaign}”',
  'not.same-day': 'For “{campaign}” receipts count on the day of purchase',
  'not.weekday': 'This day does not count for “{campaign}”',
  'not.hours': '“{campaign}” counts from {from} to {until}',
  'not.minimum': 'For “{campaign}” receipts count from {minimumMinor}',
  'not.gave-way': 'A better offer counts here instead of “{campaign}”',

  'rule.where.all': 'Receipts of all shops count.',
  'rule.where.some': 'Receipts of these count: {list}.',
  'rule.except': 'These do not count: {list}.',
  'rule.minimum': 'A receipt counts from {minimumMinor}.',
  'rule.when': 'Bought from {from} to {until}.',
  'rule.weekdays': 'Only on: {list}.',
  'rule.hours': 'Only from {from} to {until}.',
  'rule.same-day': 'Receipts are registered on the day of purchase.',
  'rule.reach.receipt': 'From {sumMinor} on one receipt:',
  'rule.reach.each': 'For each receipt:',
  'rule.reach.sum.day': 'Purchases for {sumMinor} in one day:',
  'rule.reach.sum.week': 'Purchases for {sumMinor} in one week:',
  'rule.reach.sum.month': 'Purchases for {sumMinor} in one month:',
  'rule.reach.sum.campaign': 'Purchases for {sumMinor} in all:',
  'rule.reach.count.day': '{receipts, plural, one {# purchase} other {# purchases}} in one day:',
  'rule.reach.count.week': '{receipts, plural, one {# purchase} other {# purchases}} in one week:',
  'rule.reach.count.month': '{receipts, plural, one {# purchase} other {# purchases}} in one month:',
  'rule.reach.count.campaign': '{receipts, plural, one {# purchase} other {# purchases}} in all:',
  'rule.reach.shops': 'in at least {shops, plural, one {# shop} other {# different shops}};',
  'rule.give.amount': '{points, plural, one {# point} other {# points}} for each full {perMinor}.',
  'rule.give.points': '{points, plural, one {# point} other {# points}}.',
  'rule.give.gift': '{gift}.',
  'rule.spend': 'The points can be spent at {spendAt}.',
  'rule.life.never': 'The points do not expire.',
  'rule.life.days': 'The points expire after {days, plural, one {# day} other {# days}}.',
  'rule.life.end-of-quarter': 'The points expire at the end of the quarter.',
  'rule.life.fixed': 'The points expire at the end of {onLocal}.',
  'rule.quota.day': 'The first {count} a day.',
  'rule.quota.total': '{count} in all.',
  'rule.quota.account': 'At most {count, plural, one {# time} other {# times}} an account.',
  'rule.quota.account.day': 'At most {count, plural, one {# time} other {# times}} an account and day.',
  'rule.quota.account.week': 'At most {count, plural, one {# time} other {# times}} an account and week.',
  'rule.quota.account.month': 'At most {count, plural, one {# time} other {# times}} an account and month.',
  'rule.quota.account.campaign': 'At most {count, plural, one {# time} other {# times}} an account.',
  'rule.quota.account.receipt': 'At most {count, plural, one {# time} other {# times}} a receipt.',
  'rule.collect': 'Collected until {until}.',
  'weekday.1': 'Monday',
  'weekday.2': 'Tuesday',
  'weekday.3': 'Wednesday',
  'weekday.4': 'Thursday',
  'weekday.5': 'Friday',
  'weekday.6': 'Saturday',
  'weekday.7': 'Sunday',
} as const;

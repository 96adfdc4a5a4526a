/** What the trail holds, in words, grouped as the page offers it. */

/** Groups of acts; each act once. */
export const trailGroups: readonly { readonly name: string; readonly acts: Readonly<Record<string, string>> }[] = [
  {
    name: 'Office: people',
    acts: {
      'staff-added': 'added somebody',
      'staff-changed': 'changed somebody',
      'staff-pin-set': 'set a PIN',
      'staff-pause-ended': 'ended a pause after wrong PINs',
      'staff-ended': "ended somebody's time",
      'staff-back': 'took somebody back',
      'member-looked-up': 'looked a member up',
      'member-not-me': 'closed an account: “not me”',
      'member-profile-set': "set a member's profile",
    },
  },
  {
    name: 'Office: mall and machines',
    acts: {
      'campaign-loaded': 'loaded a campaign',
      'questionnaire-loaded': 'loaded a questionnaire',
      'refunds-loaded': "loaded a shop's refunds",
      'refund-chosen': 'said which receipt a refund is of',
      'stock-counted': 'counted stock',
      'promotion-day-set': 'set promotion days',
      'shop-mark-set': "set a shop's mark",
      'device-code-made': 'made a code for a device',
      'device-revoked': 'took a device out of service',
      'release-published': 'published a release',
      'release-wave-begun': 'let the next wave begin',
      'release-paused': 'paused a release',
      'release-resumed': 'let a release go on',
      'release-stopped': 'stopped a release',
      'release-taken-back': 'rolled a release back',
    },
  },
  {
    name: 'At the desk: receipts',
    acts: {
      'receipt.registered': 'registered a receipt',
      'receipt.moved': 'moved a receipt',
      'receipt.voided': 'voided a receipt',
      'receipt.decided': 'decided a held receipt',
      'receipt.returned': 'took goods back',
      'case.reviewed': 'reviewed a dispute',
      'till.mapped': 'mapped a till',
    },
  },
  {
    name: 'At the desk: gifts and members',
    acts: {
      'gift.asked': 'asked for a gift',
      'voucher.honoured': 'handed a gift out',
      'voucher.cancelled': 'cancelled a voucher',
      'voucher.chosen': 'gave another gift instead',
      'account.confirmed': 'confirmed a member',
      'account.sought': 'looked for an account',
      'account.not-mine': 'closed an account: “not mine”',
      'card.linked': 'linked a card',
      'accounts.merged': 'merged accounts',
      'points.given': 'gave points',
      'leave.asked': 'entered a wish to leave',
      'leave.undone': 'undid a wish to leave',
    },
  },
  {
    name: 'Shifts and sessions',
    acts: {
      'shift.started': 'began a shift',
      'shift.ended': 'ended a shift',
      'signed-in': 'signed in',
      'signed-out': 'signed out',
      locked: 'locked the desk',
      unlocked: 'unlocked the desk',
      'pin-locked': 'wrong PINs began a pause',
    },
  },
  {
    name: 'Kiosk service',
    acts: {
      entered: 'entered service',
      left: 'left service',
      diagnostics: 'looked at the machine',
      'test-print': 'printed a test',
      'opening-check': 'did the opening check',
      cleaning: 'cleaned the glass',
      'paper-changed': 'changed the paper',
      'paper-low': 'paper ran low',
      'jam-cleared': 'cleared a jam',
      'closing-set': 'set the closing',
      closed: 'closed the kiosk',
      opened: 'opened the kiosk',
      'announcement-shown': 'showed an announcement',
      'announcement-ended': 'ended an announcement',
      'training-began': 'began training',
      'training-ended': 'ended training',
      'program-ended': 'ended the program',
      'program-restarted': 'started the program anew',
      'screen-dark': 'darkened the screen',
    },
  },
];

const words = new Map(trailGroups.flatMap(({ acts }) => Object.entries(acts)));

/** What was done, in words; an act that has none stands as it is. */
export function actInWords(act: string): string {
  return words.get(act) ?? act;
}

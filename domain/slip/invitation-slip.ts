/** An invitation on paper, for a friend to take along. It names nobody: neither who invites nor any card. */
import { unbroken } from '../text/unbroken.ts';
import type { SlipDocument } from './slip-document.ts';
import { band, slipOfBlocks } from './slip-frame.ts';
import type { SlipFrame } from './slip-input.ts';

/** An invitation; reward and days come worded in the slip's language. */
export type SlipInvitation = {
  /** What the newcomer gets: `+300 points`. */
  readonly reward: string;
  /** When the newcomer has it; null: nothing can be said in short. */
  readonly after: string | null;
  readonly until: string;
  readonly qr: string;
};

/** The slip of one invitation. */
export const invitationSlip = (frame: SlipFrame, invitation: SlipInvitation): SlipDocument => {
  const nameless: SlipFrame = { ...frame, last4: null };
  return slipOfBlocks(
    nameless,
    [
      { kind: 'message', text: frame.say('slip.invited') },
      {
        kind: 'facts',
        lines: [
          frame.say('slip.invited-gift', { reward: unbroken(invitation.reward).replace(/^(\+\S+) (\S+)$/, '$1\u00a0$2') }),
          ...(invitation.after === null ? [] : [invitation.after]),
        ],
        qr: invitation.qr,
      },
      band(nameless, frame.say('slip.until', { when: invitation.until }), ''),
      { kind: 'prose', paragraphs: [{ lead: '', text: frame.say('slip.invited-how') }] },
    ],
    [frame.say('slip.invited-once')],
  );
};

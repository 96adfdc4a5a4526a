/** Sample screens of one-time codes. */
import type { Frame } from '../../domain/contract/screen-parts.ts';
import type { ScreenOf } from '../../domain/contract/screen.ts';
import type { Sample } from './samples.ts';

/** The field after joining, each thing it may tell, and a forgotten card. */
export function codeScreens(visit: Frame, nobody: Frame): Sample[] {
  const open: ScreenOf<'enter-code'> = {
    kind: 'enter-code',
    frame: visit,
    purpose: 'confirm-phone',
    act: null,
    digits: '4821',
    length: 6,
    phase: 'open',
    note: null,
    complete: false,
    laterPreset: false,
    againSeconds: 24,
  };
  const notes = ['wrong', 'over', 'unreachable', 'too-many', 'no-phone', 'wait', 'expired'] as const;
  return [
    { name: 'find-phone', screen: { kind: 'find-phone', frame: nobody, prefix: '+7', digits: '9161234567', complete: true } },
    { name: 'enter-code', screen: open },
    { name: 'enter-code-asking', screen: { ...open, digits: '', phase: 'asking', againSeconds: null } },
    { name: 'enter-code-checking', screen: { ...open, digits: '482193', phase: 'checking' } },
    { name: 'enter-code-later', screen: { ...open, digits: '', laterPreset: true, againSeconds: 0 } },
    {
      name: 'enter-code-forgot',
      screen: { ...open, frame: nobody, purpose: 'forgot-card', digits: '482193', complete: true, againSeconds: 5 },
    },
    { name: 'enter-code-give', screen: { ...open, purpose: 'confirm-act', act: { kind: 'give-points', points: 1200, last4: '7350' } } },
    { name: 'enter-code-leave', screen: { ...open, purpose: 'confirm-act', act: { kind: 'leave' }, digits: '' } },
    ...notes.map((note) => ({
      name: `enter-code-${note}`,
      screen: {
        ...open,
        digits: '',
        note,
        phase: note === 'wrong' || note === 'wait' ? ('open' as const) : ('closed' as const),
        laterPreset: note !== 'wrong' && note !== 'wait',
        againSeconds: note === 'no-phone' ? null : note === 'too-many' ? 2_900 : 0,
      },
    })),
  ];
}

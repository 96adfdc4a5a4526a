/** How a machine's keyboard-wedge scanner is set, as one text: `LAYOUT[,prefix=TEXT][,suffix=enter|tab|none][,system=LAYOUT]`. */
import type { LayoutName } from './keyboard-layout.ts';
import type { WedgeOptions } from './wedge.ts';

/** What the decoder needs to know of the scanner; the mall's card ranges come later. */
export type WedgeSetting = Omit<WedgeOptions, 'ranges'>;

const layoutNames: readonly LayoutName[] = ['us', 'ru', 'de', 'fr', 'fi'];
const suffixes: readonly WedgeSetting['suffix'][] = ['enter', 'tab', 'none'];

/** What a setting must look like, for the message about a wrong one. */
export const wedgeSettingForm = `${layoutNames.join('|')}[,prefix=TEXT][,suffix=${suffixes.join('|')}][,system=${layoutNames.join('|')}]`;

/** The layout that the scanner presses (most are set to us), then what departs from its usual settings. Null for a text that is not of this form. */
export const wedgeSettingOf = (text: string): WedgeSetting | null => {
  const [layout = '', ...others] = text.split(',');
  const scannerLayout = layoutNames.find((name) => name === layout);
  if (scannerLayout === undefined) return null;
  let setting: WedgeSetting = { scannerLayout, systemLayout: 'us', prefix: '', suffix: 'enter' };
  for (const other of others) {
    const [, name, value = ''] = /^([a-z]+)=(.*)$/.exec(other) ?? [];
    const suffix = suffixes.find((one) => one === value);
    const system = layoutNames.find((one) => one === value);
    if (name === 'prefix' && value !== '' && value.length <= 8) setting = { ...setting, prefix: value };
    else if (name === 'suffix' && suffix !== undefined) setting = { ...setting, suffix };
    else if (name === 'system' && system !== undefined) setting = { ...setting, systemLayout: system };
    else return null;
  }
  return setting;
};

/** What most scanners do out of the box: a US keyboard, no prefix, Enter at the end. */
export const defaultWedgeSetting: WedgeSetting = { scannerLayout: 'us', systemLayout: 'us', prefix: '', suffix: 'enter' };

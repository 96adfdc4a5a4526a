/** Numbers of the house, changed while it runs. */
import type { SettingsDocument } from '../../domain/contract/document.ts';
import { DEMO_MALL_ID } from '../../server/demo/demo-documents.ts';
import type { Mall } from './mall.ts';

/** Changes them on the server; kiosks have them with their next pull. */
export async function changeSettings(mall: Mall, change: Partial<SettingsDocument>): Promise<void> {
  await mall.programme(async (programme) => {
    const before = await programme.store.read((t) => t.document('settings', 'settings'));
    if (before === null) throw new Error('the demo has settings');
    const after = { ...before, ...change, version: before.version + 1 };
    await programme.decider.act([{ kind: 'catalogue.put', items: [after], stocks: [] }], DEMO_MALL_ID);
  });
}

/** The real codes that fuzzed texts are made of. */
import { everySample } from '../domain/receipt/samples/every-sample.ts';

/** All samples and their other spellings; a format with few stands as often as one with many. */
export async function seedTexts(): Promise<readonly string[]> {
  const byFormat = [...(await everySample()).values()].map((samples) =>
    samples.flatMap(({ text, spellings = [] }) => [text, ...spellings]),
  );
  const most = Math.max(...byFormat.map((texts) => texts.length));
  return byFormat.flatMap((texts) => Array.from({ length: most }, (_, at) => texts[at % texts.length] ?? ''));
}

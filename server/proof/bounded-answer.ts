/** The body of an HTTP answer as JSON, of a bounded size. */

/** The body was too large or no JSON; the message says which, and nothing of what it held. */
export class AnswerUnusable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AnswerUnusable';
  }
}

/** Reads at most `maxBytes`; what is longer is not read to its end. Throws AnswerUnusable. */
export async function boundedJson(response: Response, maxBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, and with it the connection.
    if (size > maxBytes) throw new AnswerUnusable(`an answer of more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new AnswerUnusable('an answer that is no JSON');
  }
}

/** A scripted kiosk that speaks the real wire: signed JSON over HTTP, strict parse of every answer. */
import { randomUUID } from 'node:crypto';
import { apiError, enrolAnswer, pullAnswer, pushAnswer, startAnswer } from '../../domain/contract/sync.ts';
import type { PullAnswer, PushAnswer, StartAnswer } from '../../domain/contract/sync.ts';
import type { AnyDocument } from '../../domain/contract/document.ts';
import { WIRE_VERSION } from '../../domain/contract/wire-version.ts';
import { utf8Of } from '../../domain/encoding/utf8.ts';
import { ScriptedKiosk } from './scripted-kiosk.ts';

/** What a raw request got. */
export interface RawAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** @see file comment */
export class HttpKiosk {
  readonly script: ScriptedKiosk;
  url: string;
  epoch = '';
  feedSeq = 0;
  readonly mirror = new Map<string, AnyDocument>();
  constructor(url: string, kioskId: string) {
    this.url = url;
    this.script = new ScriptedKiosk(kioskId);
  }

  async raw(path: string, text: string, signature: string | null = this.script.signer.sign(utf8Of(text))): Promise<RawAnswer> {
    const headers = { 'content-type': 'application/json', ...(signature === null ? {} : { 'x-passage-signature': signature }) };
    const response = await fetch(`${this.url}${path}`, { method: 'POST', headers, body: text });
    return { status: response.status, body: await response.json() };
  }

  async #ask(path: string, body: object): Promise<unknown> {
    const answer = await this.raw(path, JSON.stringify({ wireVersion: WIRE_VERSION, ...body }));
    if (answer.status !== 200) throw new Error(apiError.parse(answer.body).error.kind);
    return answer.body;
  }

  async enrol(code: string): Promise<void> {
    const answer = enrolAnswer.parse(await this.#ask('/v1/enrol', { code, publicKey: this.script.signer.publicKey }));
    this.script.incarnation = answer.incarnation;
  }

  async start(nonce: string = randomUUID()): Promise<StartAnswer> {
    const answer = startAnswer.parse(
      await this.#ask('/v1/start', { kioskId: this.script.kioskId, incarnation: this.script.incarnation, nonce, head: this.script.head }),
    );
    this.script.incarnation = answer.incarnation;
    this.epoch = answer.serverEpoch;
    return answer;
  }

  /** Sends all facts above `fromSeq`. */
  async push(fromSeq = 0): Promise<PushAnswer> {
    const answer = pushAnswer.parse(
      await this.#ask('/v1/push', {
        kioskId: this.script.kioskId,
        incarnation: this.script.incarnation,
        facts: this.script.journal.slice(fromSeq),
      }),
    );
    for (const document of answer.documents) this.mirror.set(`${document.kind}/${document.id}`, document);
    return answer;
  }

  async pull(waitMs = 0): Promise<PullAnswer> {
    const answer = pullAnswer.parse(
      await this.#ask('/v1/pull', {
        kioskId: this.script.kioskId,
        incarnation: this.script.incarnation,
        feedSeq: this.feedSeq,
        serverEpoch: this.epoch,
        waitMs,
        depth: 0,
        limit: 100,
        troubles: [],
      }),
    );
    this.feedSeq = answer.feedSeq;
    for (const document of answer.documents) this.mirror.set(`${document.kind}/${document.id}`, document);
    return answer;
  }
}

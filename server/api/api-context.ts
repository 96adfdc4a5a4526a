import type { Verifier } from '../../domain/encoding/signature.ts';
import type { Programme } from '../open-programme.ts';
import type { Snapshots } from '../snapshot/snapshots.ts';
import type { DrawFiles } from '../draw/draw-files.ts';
import type { Leases } from '../decider/leases.ts';
import type { Metrics } from './metrics.ts';
import type { OutreachClock } from '../outreach/outreach-clock.ts';
import type { PageFile } from '../phone/page-files.ts';
import type { Presence } from './presence.ts';
import type { Programs } from '../release/programs.ts';

/** What every endpoint is made of. */
export interface ApiContext {
  readonly programme: Programme;
  readonly snapshots: Snapshots;
  readonly presence: Presence;
  readonly metrics: Metrics;
  readonly leases: Leases;
  readonly drawFiles: DrawFiles;
  /** Folder of the files of releases: one folder a version. */
  readonly releasesFolder: string;
  readonly programs: Programs;
  /** Told when a message was put into the outbox. */
  readonly outreach: Pick<OutreachClock, 'poke'>;
  readonly verify: Verifier;
  /** Built office page, or null when it was not built. */
  readonly officeFolder: string | null;
  /** The built page for visitors' own phones, or null when it was not built. */
  readonly phonePage: ReadonlyMap<string, PageFile> | null;
  /** Where visitors open this server on their own phones, without a slash at its end; null: nowhere. */
  readonly publicUrl: string | null;
  readonly officeToken: string;
  /** Host names besides loopback under which the office may be opened. */
  readonly officeHosts: readonly string[];
  /** One structured line for the operator; never personal data. */
  readonly log: (line: string) => void;
}

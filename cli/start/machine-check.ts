/** What can be in the way on this machine, said before anything is started. */
import { accessSync, constants, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Something is in the way; the message says what, where and the way out. Exit code 3. */
export class MachineInTheWay extends Error {
  override readonly name = 'MachineInTheWay';
}

const ROOM_MIN_BYTES = 300_000_000;

/** Makes the data folder and proves that it can be written. Throws MachineInTheWay. */
export function checkDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    const probe = join(folder, `.write-probe-${process.pid}`);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw new MachineInTheWay(
      `The data folder ${folder} cannot be written (${reason(error)}). Choose another one: PASSAGE_DATA=/a/folder npm start`,
    );
  }
  const room = statfsSync(folder);
  if (room.bavail * room.bsize < ROOM_MIN_BYTES) {
    throw new MachineInTheWay(
      `The disk of ${folder} has less than ${ROOM_MIN_BYTES / 1_000_000} MB left. Make room, or choose another folder: PASSAGE_DATA=/a/folder npm start`,
    );
  }
}

/** Throws MachineInTheWay when one of the ports is taken. */
export async function checkPorts(ports: readonly number[]): Promise<void> {
  for (const port of ports) {
    if (!(await isFree(port))) {
      throw new MachineInTheWay(
        `Port ${port} is in use by another program. Passage needs the ports ${ports[0] ?? port} to ${ports.at(-1) ?? port} here; choose others: npm start -- --port ${port + 100}`,
      );
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// A process of its own between the tests and their PostgreSQL: however the tests end (kill -9 included), the channel
// closes, and the cluster is stopped and its folder removed. Arguments: postgres binary, data folder, port, `quick` or
// `durable`, uid, gid.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

const KILL_AFTER_MS = 8000;

const [binary = '', folder = '', port = '', how = 'quick', uid = '', gid = ''] = process.argv.slice(2);

// Tests throw their cluster away, so nothing is synced; a figure needs the server as a mall runs it: its own defaults.
const quick = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off'];
const settings = ['max_connections=100', ...(how === 'durable' ? [] : quick)];
const server = spawn(
  binary,
  ['-D', folder, '-k', folder, '-h', '127.0.0.1', '-p', port, ...settings.flatMap((setting) => ['-c', setting])],
  { stdio: 'ignore', ...(uid === '' ? {} : { uid: Number(uid), gid: Number(gid) }) },
);

server.on('exit', () => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(0);
});

process.on('disconnect', () => {
  server.kill('SIGINT'); // PostgreSQL's "fast shutdown"
  setTimeout(() => server.kill('SIGKILL'), KILL_AFTER_MS).unref();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

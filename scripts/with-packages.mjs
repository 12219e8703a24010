// Runs a command with this project's packages and pinned Node, installing what is missing first.
// Plain JavaScript without dependencies: this is the one file that any Node from version 20 on must be able to run.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.hearsay-installed');
const windows = process.platform === 'win32';

/** Digest of everything that decides what must be installed. */
function wanted() {
  const packages = readdirSync(join(root, 'packages')).sort();
  const manifests = ['.', ...packages.map((name) => join('packages', name))].map((folder) =>
    join(root, folder, 'package.json'),
  );
  const hash = createHash('sha256').update(process.platform).update(process.arch);
  for (const file of [join(root, 'pnpm-lock.yaml'), ...manifests.filter((file) => existsSync(file))]) {
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function installed(digest) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

function install(digest) {
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  process.stderr.write('Hearsay: installing packages (once, about a minute) ...\n');
  const result = spawnSync(
    windows ? 'npx.cmd' : 'npx',
    ['--yes', `pnpm@${config.pnpm}`, 'install', '--frozen-lockfile', '--reporter=append-only'],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], shell: windows },
  );
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}\n`);
    process.stderr.write(
      'Hearsay: the packages could not be installed. The lines above say why; ' +
        'check the network (or proxy) settings of npm and run the same command again.\n',
    );
    process.exit(1);
  }
  writeFileSync(stamp, digest);
}

const digest = wanted();
if (!installed(digest)) install(digest);

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, {
  stdio: 'inherit',
  shell: windows,
  env: { ...process.env, PATH: join(root, 'node_modules', '.bin') + delimiter + process.env.PATH },
});
// A terminal sends Ctrl-C to the whole process group: the child stops in its own time and this process waits.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => {
  process.exit(code ?? 128 + constants.signals[signal]);
});

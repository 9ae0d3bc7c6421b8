// Everything that a bare checkout needs before a command can run, in order; each stage is skipped when it is done.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildPkcs11 } from './pkcs11.mjs'
import { hashOf, isFresh, writeStamp } from './stamp.mjs'
import { ensureSystemPackages } from './system.mjs'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
process.chdir(root)

function run(command, args, options = {}) {
  return spawnSync(command, args, { stdio: 'inherit', cwd: root, ...options }).status ?? 1
}

function npmCi() {
  const stamp = 'node_modules/.tram-lock'
  const hash = hashOf(['package-lock.json'])
  if (isFresh(stamp, hash)) return 0
  process.stdout.write('Installing npm packages\n')
  const npm = process.env.npm_execpath ?? ''
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const status = existsSync(npm) ? run(process.execPath, [npm, ...args]) : run('npm', args)
  if (status === 0) writeStamp(stamp, hash)
  return status
}

/** Without a compiler the station still starts and says that prints cannot be taken, and tokens not used. */
function buildNative() {
  buildPkcs11()
  if (!existsSync('native/build.mjs')) return 0
  const status = run(process.execPath, ['native/build.mjs'])
  return status === 4 ? 0 : status
}

async function buildPrograms() {
  const stamp = 'dist/.stamp'
  const hash = hashOf([
    'package-lock.json',
    'src-main',
    'src-renderer',
    'assets',
    'tests/registry',
    'tests/practice',
    'tests/demo',
    'tests/bench',
    'tests/hardware',
    'tests/conformance',
    'tests/fuzz',
    'tests/portrait',
    'tests/fixtures',
    'tests/durability',
    'tests/week',
    '.ci/build.mjs',
  ])
  if (isFresh(stamp, hash)) return 0
  process.stdout.write('Building\n')
  const { build } = await import('./build.mjs')
  await build()
  writeStamp(stamp, hash)
  return 0
}

/** Returns the exit code of the first stage that failed, or 0. */
export async function setUp(systemPackages) {
  const started = Date.now()
  const status = ensureSystemPackages(systemPackages) || npmCi() || buildNative() || (await buildPrograms())
  if (status === 0) process.stdout.write(`Set up in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
  return status
}

// npm run fingerprint: the fingerprint engine on files. Only JSON goes to standard output, so set-up speaks on the other.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup.mjs'

/** Once the engine is built, a compiler is not asked for. */
function setUp() {
  const needed = existsSync('native/build/tram_native.node') ? '' : "'g++'"
  const script = `const { setUp } = await import('./.ci/setup.mjs'); process.exitCode = await setUp([${needed}])`
  const options = ['--input-type=module', '--eval', script]
  return spawnSync(process.execPath, options, { cwd: root, stdio: ['ignore', 2, 2] }).status ?? 1
}

export function main(args) {
  const status = setUp()
  // 3 is "no compiler and no right to install one", which here means: no engine.
  if (status !== 0) return status === 3 ? 4 : status
  // Paths are those of the folder in which npm was called.
  const cwd = process.env.INIT_CWD ?? root
  const program = join(root, 'dist', 'tools', 'fingerprint.mjs')
  return spawnSync(process.execPath, [program, ...args], { cwd, stdio: 'inherit' }).status ?? 1
}

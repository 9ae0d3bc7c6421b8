// npm run bench: the speed table, on one core where the system can hold a process to one.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setUp } from '../setup.mjs'

/** The last processor that we may use: the first one also serves most interrupts. */
function onOneCore() {
  if (process.platform !== 'linux' || spawnSync('taskset', ['--version']).status !== 0) return []
  const allowed = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
  const last = allowed?.split(/[,-]/).at(-1)
  return last === undefined ? [] : ['taskset', '-c', last]
}

export async function main(args) {
  const status = await setUp(['g++', 'openssl'])
  if (status !== 0) return status
  const [command, ...rest] = [...onOneCore(), process.execPath, 'dist/tools/bench.mjs', ...args]
  const bench = spawnSync(command, rest, { stdio: 'inherit' }).status ?? 1
  // The portrait is asked for on two processors: page and worker run side by side.
  const portrait =
    spawnSync(process.execPath, ['dist/tools/bench-portrait.mjs'], { stdio: 'inherit' }).status ?? 1
  const link = spawnSync(process.execPath, ['dist/tools/bench-link.mjs'], { stdio: 'inherit' }).status ?? 1
  const storage =
    spawnSync(process.execPath, ['dist/tools/bench-storage.mjs'], { stdio: 'inherit' }).status ?? 1
  return bench || portrait || link || storage
}

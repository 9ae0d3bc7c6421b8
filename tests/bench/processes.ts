/** Times whole processes, and what of it was processor time. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Run } from './measure.ts'

/** USER_HZ of Linux: the unit of times in /proc on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100

/** Processor time of all ended children of this process (proc(5): cutime and cstime). */
function childrenMs(): number | null {
  if (process.platform !== 'linux') return null
  const afterName = readFileSync('/proc/self/stat', 'latin1').split(') ').at(-1)?.split(' ') ?? []
  return ((Number(afterName[13]) + Number(afterName[14])) * 1000) / TICKS_PER_SECOND
}

/** Throws when the process fails: its time would mean nothing. */
export function timeProcess(command: string, args: readonly string[], folder?: string): Run {
  const before = childrenMs()
  const began = performance.now()
  const { status, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(folder !== undefined && { cwd: folder }),
  })
  const wallMs = performance.now() - began
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${String(stderr)}`)
  const after = childrenMs()
  return { wallMs, processorMs: before === null || after === null ? null : after - before }
}

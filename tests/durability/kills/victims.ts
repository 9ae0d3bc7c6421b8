/** The five processes of a running counter, found as an operator would find them, and killed without warning. */
import { readFileSync, readdirSync } from 'node:fs'
import type { Counter, Registry } from '../../practice/counter.ts'

export const victims = ['page', 'shell', 'main', 'device-host', 'registry'] as const
export type Victim = (typeof victims)[number]

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

/** Every process of the machine that we may look at, as /proc tells. */
function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return { pid: Number(name), parent, command }
      } catch {
        // It ended while we looked.
        return []
      }
    })
}

function below(root: number, all: readonly Process[]): Process[] {
  const children = all.filter((one) => one.parent === root)
  return children.flatMap((child) => [child, ...below(child.pid, all)])
}

const isBrowser = ({ command }: Process) =>
  command.includes('--remote-debugging-pipe') && !command.includes('--type=')
/** Both pages: they are one program to the people at the counter. */
const isRenderer = ({ command }: Process) =>
  command.includes('--type=renderer') && !command.includes('--top-chrome-webui')
const isDeviceHost = ({ command }: Process) => command.includes('device-host')

/** The pids to kill; empty where it does not run just now. */
export function pidsOf(victim: Victim, counter: Counter, registry: Registry): number[] {
  const main = counter.process.pid ?? 0
  const family = below(main, processes())
  switch (victim) {
    case 'main':
      return [main]
    case 'registry':
      return [registry.process().pid ?? 0]
    case 'shell':
      return family.filter(isBrowser).map(({ pid }) => pid)
    case 'page':
      return family
        .filter(isRenderer)
        .slice(0, 1)
        .map(({ pid }) => pid)
    case 'device-host':
      return family.filter(isDeviceHost).map(({ pid }) => pid)
  }
}

export function kill(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

/** One kill: whom it hits, when, and what must be started again after it. */
import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Counter, Registry } from '../../practice/counter.ts'
import type { Random } from '../random.ts'
import { kill, pidsOf, type Victim } from './victims.ts'

/** The mean of the moments after the officer begins to work; they are spread as independent accidents are. */
const MEAN_MS = 1_200
const LONGEST_MS = 8_000
/** One in so many comes while programs still start. */
const WHILE_STARTING = 5

export interface Blow {
  readonly victim: Victim
  readonly afterMs: number
  readonly whileStarting: boolean
  /** Settles once it has struck: whether there was anything to kill just then. */
  readonly struck: Promise<boolean>
  /** The officer works: from now on the time runs. */
  arm(): void
}

export function aimAt(victim: Victim, counter: Counter, registry: Registry, random: Random): Blow {
  const afterMs = Math.min(LONGEST_MS, Math.round(-Math.log(1 - random()) * MEAN_MS))
  const whileStarting = Math.floor(random() * WHILE_STARTING) === 0
  let arm: () => void = () => undefined
  const armed = new Promise<void>((resolve) => (arm = resolve))
  if (whileStarting) arm()
  const strike = async () => {
    await armed
    await sleep(afterMs)
    const pids = pidsOf(victim, counter, registry)
    kill(pids)
    return pids.length > 0
  }
  return { victim, afterMs, whileStarting, struck: strike(), arm: () => arm() }
}

const isDead = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null
/** Main ends itself when its browser is gone, and the system tells of a death a little later. */
const NEWS_MS = 5_000

/** Starts again what does not come back by itself; the counter as it is then. */
export async function revive(
  victim: Victim,
  counter: Counter,
  open: () => Promise<Counter>,
): Promise<Counter> {
  if (victim === 'main' || victim === 'shell') await deathOf(counter.process)
  if (!isDead(counter.process)) return counter
  await counter.close()
  return open()
}

async function deathOf(child: ChildProcess): Promise<void> {
  const from = performance.now()
  while (!isDead(child) && performance.now() - from < NEWS_MS) await sleep(20)
}

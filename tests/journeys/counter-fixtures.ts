/** Each journey gets a counter of its own; all of one worker share a registry. Electron is skipped loudly where it is missing. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { citizenAt, type Citizen } from '../practice/citizen.ts'
import {
  cameraClip,
  openCounter,
  openRegistry,
  type Counter,
  type CounterOptions,
  type Registry,
} from '../practice/counter.ts'
import { electronBinary } from '../practice/electron-binary.ts'
import { officerAt, type Officer } from '../practice/officer.ts'

export interface Desk {
  readonly profile: string
  readonly registry: Registry
  readonly officer: Officer
  readonly citizen: Citizen
  readonly counter: Counter
  /** Starts the station again on the same profile and gives the new desk. */
  restart(change?: Partial<CounterOptions>): Promise<Desk>
}

export interface CounterFixtures {
  shell: 'chromium' | 'electron'
  counterOptions: Partial<CounterOptions>
  desk: Desk
}

interface WorkerFixtures {
  registry: Registry
}

async function sitDown(options: CounterOptions, registry: Registry, open: Counter[]): Promise<Desk> {
  const counter = await openCounter(options)
  open.push(counter)
  return {
    profile: options.profile,
    registry,
    counter,
    officer: officerAt(await counter.page('officer')),
    citizen: citizenAt(await counter.page('citizen')),
    async restart(change = {}) {
      await counter.close()
      return sitDown({ ...options, ...change }, registry, open)
    },
  }
}

export const test = base.extend<CounterFixtures, WorkerFixtures>({
  shell: ['chromium', { option: true }],
  counterOptions: [{}, { option: true }],
  registry: [
    // Playwright reads the fixtures that are asked for out of this very pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'tram-registry-'))
      const registry = await openRegistry({ dir, residents: 2000 })
      await use(registry)
      await registry.close()
      rmSync(dir, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  desk: async ({ shell, registry, counterOptions }, use) => {
    const electron = shell === 'electron' ? electronBinary() : null
    test.skip(
      shell === 'electron' && electron === null,
      'Electron’s binary is not on this machine: its shell was NOT driven',
    )
    const home = mkdtempSync(join(tmpdir(), 'tram-desk-'))
    const open: Counter[] = []
    registry.cable.mend()
    const options = {
      profile: join(home, 'profile'),
      practice: registry.practice,
      electron,
      // Rendering it takes two seconds: one clip for all journeys of a worker.
      camera: cameraClip(registry.dir),
      ...counterOptions,
    }
    await use(await sitDown(options, registry, open))
    for (const counter of open) await counter.close()
    rmSync(home, { recursive: true, force: true })
  },
})

export { expect } from '@playwright/test'

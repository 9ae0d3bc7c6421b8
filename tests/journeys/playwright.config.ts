import { defineConfig } from '@playwright/test'
import type { CounterFixtures } from './counter-fixtures.ts'

export default defineConfig<CounterFixtures>({
  testDir: '.',
  // `npm test` has ten minutes: what another journey walks already, but for one turn, is left to `npm run journeys`.
  ...(process.env['TRAM_JOURNEYS'] === 'all' ? {} : { grepInvert: /@long/ }),
  outputDir: '../../artifacts/journeys',
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // One counter at a time: a station, a browser, a device host and a registry fill two cores.
  workers: 1,
  // The face of the portrait is measured against the clock of a shared machine: a second try is told as flaky, not hidden.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list'], ['json']],
  use: { actionTimeout: 30_000 },
  projects: [
    { name: 'chromium', use: { shell: 'chromium' } },
    { name: 'electron', use: { shell: 'electron' } },
  ],
})

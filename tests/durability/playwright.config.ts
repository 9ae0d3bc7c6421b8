import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // A folder of its own: it is emptied at each start, and the ledger of the kills must outlive all of them.
  outputDir: '../../artifacts/durability/playwright',
  timeout: 20 * 60_000,
  expect: { timeout: 15_000 },
  // Two counters beside each other: each mostly waits for its officer.
  workers: 2,
  reporter: [['list'], ['json']],
  use: { actionTimeout: 10_000 },
})

import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../artifacts/durability',
  timeout: 20 * 60_000,
  expect: { timeout: 15_000 },
  // Two counters beside each other: each mostly waits for its officer.
  workers: 2,
  reporter: [['list'], ['json']],
  use: { actionTimeout: 10_000 },
})

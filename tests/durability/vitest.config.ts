import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The long forms, and what only they hold. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, '../..'),
    include: ['tests/durability/**/*.{test,long}.ts'],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
})

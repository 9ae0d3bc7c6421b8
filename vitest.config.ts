import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src-main/**/*.test.ts', 'src-renderer/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'artifacts/**'],
    testTimeout: 30_000,
    // Two cores: two workers, so that tests with real processes are not starved.
    maxWorkers: 2,
  },
})

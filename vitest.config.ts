import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['src-main/**/*.test.ts', 'src-renderer/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'artifacts/**'],
    testTimeout: 30_000,
    // One more than the two cores that it is made for: much of it is waiting for what never comes.
    maxWorkers: 3,
  },
})

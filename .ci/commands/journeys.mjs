// npm run journeys: all of them, with those that are too long for `npm test`. Words after -- are Playwright's.
import { spawnSync } from 'node:child_process'
import { setUp } from '../setup.mjs'

export async function main(args) {
  const status = await setUp(['chromium', 'openssl', 'g++'])
  if (status !== 0) return status
  const playwright = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/journeys/playwright.config.ts',
  ]
  const env = { ...process.env, TRAM_JOURNEYS: 'all' }
  const options = ['--reporter=list', ...args]
  return spawnSync(process.execPath, [...playwright, ...options], { stdio: 'inherit', env }).status ?? 1
}

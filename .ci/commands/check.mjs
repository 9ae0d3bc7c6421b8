// npm run check: the fast part of the tests, for while one works.
import { staticChecks, structure } from '../parts.mjs'
import { runParts } from '../run-parts.mjs'
import { setUp } from '../setup.mjs'

export async function main() {
  const status = await setUp(['chromium', 'openssl', 'g++'])
  if (status !== 0) return status
  return runParts([
    ['static', staticChecks],
    ['structure', structure],
  ])
}

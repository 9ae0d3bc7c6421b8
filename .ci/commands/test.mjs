// npm test: sets up what is missing, then every part within ten minutes on two cores.
import { benchGuest, durability, journeys, native, staticChecks, unit } from '../parts.mjs'
import { runParts } from '../run-parts.mjs'
import { setUp } from '../setup.mjs'

export async function main() {
  const status = await setUp(['chromium', 'openssl', 'g++', 'postgresql'])
  if (status !== 0) return status
  return runParts([
    ['static', staticChecks],
    ['unit', unit],
    ['native', native],
    ['journeys', journeys],
    ['durability', durability],
    ['bench guest', benchGuest],
  ])
}

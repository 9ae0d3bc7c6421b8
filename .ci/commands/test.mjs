// npm test: sets up what is missing, then every part within ten minutes on two cores.
import { benchGuest, durability, journeys, native, powerCuts, staticChecks, unit } from '../parts.mjs'
import { runParts } from '../run-parts.mjs'
import { setUp } from '../setup.mjs'

export async function main() {
  const status = await setUp(['chromium', 'openssl', 'g++', 'postgresql'])
  if (status !== 0) return status
  return runParts([
    // The guest mostly waits; what runs beside it asks nothing of the clock.
    [
      [
        ['bench guest', benchGuest],
        ['power cuts', powerCuts],
      ],
      [
        ['static', staticChecks],
        ['native', native],
      ],
    ],
    ['unit', unit],
    ['journeys', journeys],
    ['durability', durability],
  ])
}

// npm test: sets up what is missing, then every part; twelve minutes on two cores, ten are the aim.
import { benchGuest, durability, journeys, native, powerCuts, staticChecks, unit } from '../parts.mjs'
import { runParts } from '../run-parts.mjs'
import { setUp } from '../setup.mjs'

export async function main() {
  const status = await setUp(['chromium', 'openssl', 'g++', 'postgresql'])
  if (status !== 0) return status
  // Two lanes: guest, journeys and many unit tests mostly wait for a device, a page or a deadline. No test asserts a time.
  return runParts([
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
    [
      [['journeys', journeys]],
      [
        ['unit', unit],
        ['durability', durability],
      ],
    ],
  ])
}

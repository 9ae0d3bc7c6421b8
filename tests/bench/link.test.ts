/** The short form of the line's row: what is sent twice is asserted, what it takes is only told. */
import { expect, it } from 'vitest'
import { linkTable, measureLink } from './link-rows.ts'

it('brings every file over a line that falls again and again, and sends hardly a byte twice', async () => {
  const figure = await measureLink(
    { bitsPerSecond: 8_000_000, cutEveryMs: 500 },
    { files: 3, bytes: 700_000 },
  )
  process.stderr.write(`${linkTable([figure])}\n`)
  expect(figure.cuts).toBeGreaterThan(0)
  expect(figure.resent).toBeLessThanOrEqual(0.05)
}, 120_000)

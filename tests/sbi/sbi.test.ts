import { beforeAll, describe, expect, it } from 'vitest'
import { faults } from '../conformance/case.ts'
import { sbiCases } from './sbi-cases.ts'
import { engine, makersKeys } from './stand.ts'

const imaging = engine()

describe.skipIf(imaging === null)('conformance over the fake service', () => {
  const cases = imaging === null ? [] : sbiCases(imaging)

  // Six RSA keys take their time on a loaded machine.
  beforeAll(makersKeys, 120_000)

  it.each(['sbi', 'sbi-iris'])('%s meets every fault of the suite', (driver) => {
    const met = new Set(cases.filter((one) => one.driver === driver).map(({ fault }) => fault))
    expect(faults.filter((fault) => !met.has(fault))).toEqual([])
  })

  it.each(cases.map((one, i) => [one.driver, one.fault, i, one] as const))('%s: %s (%i)', (_, __, ___, one) =>
    one.run(),
  )
})

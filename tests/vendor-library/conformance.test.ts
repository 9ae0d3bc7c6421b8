/** The sample library in a helper process, through every fault of the suite. */
import { beforeAll, expect, it } from 'vitest'
import { faults } from '../conformance/case.ts'
import { buildSample } from './build-sample.ts'
import { libraryCases, notApplicable } from './library-cases.ts'

beforeAll(buildSample, 120_000)

it('plays every fault of the list, or says why it cannot happen', () => {
  const played = new Set(libraryCases.map(({ fault }) => fault))
  expect(faults.filter((fault) => !played.has(fault) && notApplicable[fault] === undefined)).toEqual([])
})

it.each(libraryCases.map((one, i) => [`${one.fault} ${i + 1}`, one] as const))('%s', (_, one) => one.run())

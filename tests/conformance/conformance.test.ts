/** Every driver, on every back end of this process, under every fault of the matrix. */
import { afterAll, describe, it } from 'vitest'
import { faults, type Backend } from './case.ts'
import { fakeBackend, loopbackBackend } from './backends.ts'
import { smallSubjects, wholeSubjects } from './subjects.ts'

const backends: readonly Backend[] = [loopbackBackend(), fakeBackend()]
afterAll(async () => {
  for (const backend of backends) await backend.close()
})

describe.each(backends)('on $name', (backend) => {
  for (const runOn of [...smallSubjects, ...wholeSubjects]) {
    const { cases, notApplicable } = runOn(backend)
    const [{ driver } = { driver: '' }] = cases
    // Whole pictures are waited for beside each other; who counts milliseconds has the process to itself.
    const group = driver.startsWith('ocdp ') ? describe.concurrent : describe
    group(driver, () => {
      it.each(cases)('$fault', ({ run }) => run(), 120_000)

      it('has every fault of the matrix once, or says why not', ({ expect }) => {
        const named = [...cases, ...notApplicable].map(({ fault }) => fault)
        expect(named.toSorted()).toEqual([...faults].toSorted())
        for (const { why } of notApplicable) expect(why).not.toBe('')
      })
    })
  }
})

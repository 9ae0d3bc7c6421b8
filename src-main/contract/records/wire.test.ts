import { expect, test } from 'vitest'
import { decision } from './wire.ts'

const returned = {
  number: 7,
  applicationId: '01931b7e-5f00-7000-8000-000000000001',
  revision: 1,
  state: 'returned',
  reason: 'blurred',
}

test('a decision names the step, and one of an older registry or of a later step names none', () => {
  expect(decision.parse({ ...returned, step: 'portrait' }).step).toBe('portrait')
  expect(decision.parse(returned).step).toBeNull()
  expect(decision.parse({ ...returned, step: 'voice' }).step).toBeNull()
})

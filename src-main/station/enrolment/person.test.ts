import { expect, it } from 'vitest'
import { aDraft, aResident } from '../../../tests/fixtures/enrolments.ts'
import { exceptionOf } from '../../../tests/fixtures/workflow.ts'
import { personOf } from './person.ts'

const now = new Date('2026-11-23T01:00:00Z')
const born = (dateOfBirth: string) => {
  const resident = aResident()
  return aDraft({ resident: { ...resident, fields: { ...resident.fields, dateOfBirth } } })
}

it('tells the same citizen by the same number, and another by another, without the personal number', () => {
  const { seed } = personOf(aDraft(), now)
  expect(personOf(aDraft({ applicationId: '0198c0de-0000-7000-8000-000000000002' }), now).seed).toBe(seed)
  const other = aDraft({ resident: aResident({ personalNumber: '001199000124' }) })
  expect(personOf(other, now).seed).not.toBe(seed)
  expect(seed).toBeLessThan(2 ** 32)
})

it('counts whole years by the year of birth, whatever else is known of it', () => {
  expect(personOf(born('1954'), now).ageYears).toBe(72)
  expect(personOf(born('2020-05'), now).ageYears).toBe(6)
  expect(personOf(born('2027-01-01'), now).ageYears).toBeNull()
})

it('names the fingers that are not there, and no eye', () => {
  const exceptions = [exceptionOf('finger-10'), exceptionOf('eye-left'), exceptionOf('finger-3')]
  expect(personOf(aDraft({ exceptions }), now).missing).toEqual([10, 3])
})

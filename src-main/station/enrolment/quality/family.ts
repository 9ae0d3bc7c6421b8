/** Relatives, household and dates beside each other. */
import { calendarDate } from '../../../contract/primitives.ts'
import type { Finding } from '../../../contract/records/finding.ts'
import { fullName, type RecordFields } from '../../../contract/records/resident.ts'
import { fold } from '../../../contract/text.ts'
import { findingOf } from './finding.ts'
import { yearIn } from './number.ts'

const warn = findingOf('right', 'warn')
const note = findingOf('right', 'note')

/** Younger than this at a birth, a parent is looked at again. */
const YOUNGEST_PARENT = 13

function checkParents({ relatives, dateOfBirth }: RecordFields): Finding[] {
  return relatives
    .filter(({ role }) => role === 'father' || role === 'mother')
    .flatMap(({ personalNumber, fullName: name }) => {
      if (personalNumber === null) return []
      const years = Number(dateOfBirth.slice(0, 4)) - yearIn(personalNumber)
      return years < YOUNGEST_PARENT
        ? [warn('younger-parent', 'relatives', { name, years: String(years) })]
        : []
    })
}

function checkDates({ dateOfBirth }: RecordFields, today: string): Finding[] {
  if (!calendarDate.safeParse(dateOfBirth).success)
    return [warn('impossible-date', 'dateOfBirth', { date: dateOfBirth })]
  return dateOfBirth > today.slice(0, dateOfBirth.length) ? [warn('born-in-future', 'dateOfBirth')] : []
}

/** The head by number, or by name where one of them has none. */
function isHead(fields: RecordFields, head: RecordFields['household'][number]): boolean {
  return head.personalNumber === null
    ? fold(head.fullName) === fold(fullName(fields.fullNameBirth))
    : head.personalNumber === fields.personalNumber
}

export function checkFamily(fields: RecordFields, today: string): Finding[] {
  const findings = [...checkDates(fields, today), ...checkParents(fields)]
  if (fields.maritalStatus === '1' && fields.relatives.some(({ role }) => role === 'spouse'))
    findings.push(note('spouse-of-single', 'maritalStatus'))
  const head = fields.household.find(({ role }) => role === 'householdHead')
  if (head && fold(fields.relationToHead) === 'chu ho' && !isHead(fields, head))
    findings.push(note('head-is-another', 'relationToHead', { name: head.fullName }))
  return findings
}

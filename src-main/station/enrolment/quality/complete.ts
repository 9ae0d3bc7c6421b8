/** What the law asks for and the record does not have. */
import type { Demand } from '../../../contract/records/demand.ts'
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import type { Finding } from '../../../contract/records/finding.ts'
import { correctedFields } from '../../../contract/records/corrected-fields.ts'
import { gapsOf } from '../../../contract/records/gaps.ts'
import { findingOf } from './finding.ts'

const warn = findingOf('complete', 'warn')
const note = findingOf('complete', 'note')

export function checkComplete(draft: Enrolment, demand: Demand): Finding[] {
  const { relatives } = correctedFields(draft)
  const gaps = gapsOf(draft, demand).map((field) => {
    const gap = draft.gaps[field]
    return gap ? note('missing-explained', field, { why: gap.reason }) : warn('missing', field)
  })
  if (relatives.length === 0 || !demand.requiredFields.includes('relatives')) return gaps
  const absent = (['father', 'mother'] as const).filter((role) => !relatives.some((one) => one.role === role))
  return [...gaps, ...absent.map((role) => note('no-parent', 'relatives', { role }))]
}

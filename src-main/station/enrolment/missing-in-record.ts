/** What the step of the record misses beyond the officer's word: papers, likeness, and what nobody has written yet. */
import type { Enrolment } from '../../contract/records/enrolment.ts'
import { correctedFields } from '../../contract/records/corrected-fields.ts'
import type { FieldCode } from '../../contract/records/resident.ts'
import type { Law } from './law.ts'

/** The fields that a person off the papers begins without. What nobody knows may be told so; what was never asked may not. */
const begunWithout: readonly FieldCode[] = [
  'birthRegistrationPlace',
  'hometown',
  'permanentResidence',
  'currentResidence',
]

function blanks(draft: Enrolment, { pack }: Law): string[] {
  if (draft.lookUp?.from !== 'papers') return []
  const fields = correctedFields(draft)
  const isBlank = (field: FieldCode) => {
    const value = fields[field]
    return typeof value === 'object' && value !== null && 'text' in value && value.text === ''
  }
  return begunWithout
    .filter((field) => pack.recordFields.includes(field) && isBlank(field))
    .map((field) => `blank:${field}`)
}

/** Somebody whom the officer does not hold for the one of the portrait gets no card here, whatever the case. */
function likenessMissing({ likeness }: Enrolment, { demand }: Law): string[] {
  if (likeness?.verdict === 'unlike') return ['unlike']
  return demand.likeness && likeness === null ? ['likeness'] : []
}

export function missingInRecord(draft: Enrolment, law: Law): string[] {
  const seen = new Set(draft.seenPapers.map(({ paper }) => paper))
  const papers = law.demand.papers.filter(({ id }) => !seen.has(id)).map(({ id }) => `paper:${id}`)
  return [...likenessMissing(draft, law), ...papers, ...blanks(draft, law)]
}

/** What the registry does instead of the station. */
export function leftToRegistry({ isInDatabase, lookUp, likeness }: Enrolment): string[] {
  const isUnconfirmed = !isInDatabase && lookUp?.registry !== 'absent'
  return [
    ...(isUnconfirmed ? ['absent-unconfirmed'] : []),
    ...(likeness?.verdict === 'for-registry' ? ['likeness-for-registry'] : []),
  ]
}

/** What the step of the record misses beyond the officer's word and the gaps: papers and likeness. */
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { Law } from './law.ts'

/** Somebody whom the officer does not hold for the one of the portrait gets no card here, whatever the case. */
function likenessMissing({ likeness }: Enrolment, { demand }: Law): string[] {
  if (likeness?.verdict === 'unlike') return ['unlike']
  return demand.likeness && likeness === null ? ['likeness'] : []
}

export function missingInRecord(draft: Enrolment, law: Law): string[] {
  const seen = new Set(draft.seenPapers.map(({ paper }) => paper))
  const papers = law.demand.papers.filter(({ id }) => !seen.has(id)).map(({ id }) => `paper:${id}`)
  return [...likenessMissing(draft, law), ...papers]
}

/** What the registry does instead of the station. */
export function leftToRegistry({ isInDatabase, lookUp, likeness }: Enrolment): string[] {
  const isUnconfirmed = !isInDatabase && lookUp?.registry !== 'absent'
  return [
    ...(isUnconfirmed ? ['absent-unconfirmed'] : []),
    ...(likeness?.verdict === 'for-registry' ? ['likeness-for-registry'] : []),
  ]
}

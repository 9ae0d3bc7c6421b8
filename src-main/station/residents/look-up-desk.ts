/**
 * Three answers to "who is this?": known to the registry as it stands now, known to the extract with its age, or
 * known to nobody. Without the registry's word nobody is called absent.
 */
import { fullName, type Applicant, type Resident } from '../../contract/records/resident.ts'
import type { PersonAsked, ResidentAnswer } from '../../contract/records/resident-wire.ts'
import type { LookUp } from '../../contract/records/look-up.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { foldedWords } from '../../contract/text.ts'
import type { Extract } from './extract.ts'
import { differencesOf, foundInExtract, foundOnPaper, type Found, type OnPaper } from './found.ts'
import type { RegistryDesk } from './registry-desk.ts'
import type { Ward } from './ward.ts'

export interface LookUpDesk {
  /** `residents/not-found` where the registry was not asked, `residents/absent` where it was. */
  byNumber(personalNumber: string): Promise<Result<Found>>
  /** `residents/is-known` where the number has a record after all. */
  onPaper(paper: OnPaper): Promise<Result<Found>>
  /** `uplink/no-link` where the registry could not be asked. */
  again(resident: Applicant, before: LookUp | null): Promise<Result<Found>>
}

export interface LookUpDeps {
  readonly ward: Ward
  readonly registry: RegistryDesk
  readonly now: () => Date
}

const asPerson = (name: string, { dateOfBirth, gender }: Pick<OnPaper, 'dateOfBirth' | 'gender'>) =>
  ({ by: 'person', fullName: name, dateOfBirth, gender }) as const satisfies PersonAsked

/** The registry's word beside what was known of the same number until now, and from where. */
function wordOf(
  { residents: [resident], asOf }: ResidentAnswer,
  kept: Applicant | null,
  from: LookUp['from'],
  askedAt: string,
): Found | null {
  if (resident) {
    const differing = kept ? differencesOf(resident, kept) : []
    return {
      resident,
      isInDatabase: true,
      lookUp: { from: 'registry', asOf, askedAt, registry: 'known', differing },
    }
  }
  // What the station has of somebody whom the registry does not know is a help in writing them down, no record.
  return (
    kept && {
      resident: kept,
      isInDatabase: false,
      lookUp: { from, asOf: kept.asOf, askedAt, registry: 'absent', differing: [] },
    }
  )
}

function hasNamesakes({ index }: Extract, { name, dateOfBirth }: OnPaper): boolean {
  const written = fullName(name)
  const query = { kind: 'name', words: foldedWords(written), exact: written.toLocaleLowerCase('vi') } as const
  const { hits } = index.find(query, { birthYear: Number(dateOfBirth.slice(0, 4)), around: [] }, 50)
  return hits.some(
    ({ fields }) =>
      fields.dateOfBirth === dateOfBirth &&
      foldedWords(fullName(fields.fullNameBirth)).join(' ') === query.words.join(' '),
  )
}

export function createLookUpDesk({ ward, registry, now }: LookUpDeps): LookUpDesk {
  const at = () => now().toISOString()

  async function keptOf(personalNumber: string): Promise<Result<Resident | null>> {
    const extract = await ward.extract()
    if (!extract.ok) return extract
    const kept = extract.value.index.byPersonalNumber(personalNumber)
    if (kept.ok) return kept
    return kept.error.code === 'residents/not-found' ? ok(null) : kept
  }

  async function byNumber(personalNumber: string): Promise<Result<Found>> {
    const kept = await keptOf(personalNumber)
    if (!kept.ok) return kept
    const answer = await registry.ask({ by: 'personal-number', personalNumber })
    if (answer) {
      const found = wordOf(answer, kept.value, 'extract', at())
      return found ? ok(found) : fail({ code: 'residents/absent' })
    }
    return kept.value ? ok(foundInExtract(kept.value)) : fail({ code: 'residents/not-found' })
  }

  async function onPaper(paper: OnPaper): Promise<Result<Found>> {
    if (paper.personalNumber !== null) {
      const known = await byNumber(paper.personalNumber)
      if (known.ok) return fail({ code: 'residents/is-known' })
      if (known.error.code === 'residents/absent') return ok(foundOnPaper(paper, 'absent', at()))
      if (known.error.code !== 'residents/not-found') return known
    }
    const extract = await ward.extract()
    if (!extract.ok) return extract
    const answer = await registry.ask(asPerson(fullName(paper.name), paper))
    const isTwin = hasNamesakes(extract.value, paper) || (answer?.residents.length ?? 0) > 0
    const registryWord = isTwin ? 'namesakes' : answer ? 'absent' : 'unasked'
    return ok(foundOnPaper(paper, registryWord, at()))
  }

  return {
    byNumber,
    onPaper,
    async again(resident, before) {
      const { personalNumber, fields } = resident
      const question =
        personalNumber === null
          ? asPerson(fullName(fields.fullNameBirth), fields)
          : ({ by: 'personal-number', personalNumber } as const)
      const answer = await registry.ask(question)
      if (!answer) return fail({ code: 'uplink/no-link' })
      const from = before?.from === 'papers' ? 'papers' : 'extract'
      if (personalNumber !== null || answer.residents.length === 0) {
        const word = wordOf(answer, resident, from, at())
        if (word) return ok(word)
      }
      const { lookUp } = foundOnPaper(
        { ...fields, personalNumber, name: fields.fullNameBirth },
        'namesakes',
        at(),
      )
      return ok({ resident, isInDatabase: false, lookUp })
    },
  }
}

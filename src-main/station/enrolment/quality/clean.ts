/** Whether what is there is written as it should be, and proven. */
import ethnicity from '../../../../assets/codes/ethnicity.json' with { type: 'json' }
import religion from '../../../../assets/codes/religion.json' with { type: 'json' }
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import type { Finding } from '../../../contract/records/finding.ts'
import { READABLE, type Paper } from '../../../contract/records/paper.ts'
import {
  correctableFields,
  fullName,
  personName,
  type RecordFields,
} from '../../../contract/records/resident.ts'
import { isKnown } from '../../../contract/field-text.ts'
import { differsInTonePlaceOnly } from '../../../contract/text.ts'
import { correctedFields } from '../../../contract/records/corrected-fields.ts'
import { findingOf } from './finding.ts'

const warn = findingOf('clean', 'warn')
const note = findingOf('clean', 'note')

const lists = { ethnicity: ethnicity.items, religion: religion.items }

function checkCodes(fields: RecordFields): Finding[] {
  return (['ethnicity', 'religion'] as const)
    .filter((field) => isKnown(field, fields) && !lists[field].some(({ code }) => code === fields[field]))
    .map((field) => note('code-unknown', field, { code: fields[field] }))
}

/** One word is a name; a digit in it is none. */
function checkName({ fullNameBirth }: RecordFields): Finding[] {
  if (correctableFields.shape.fullNameBirth.safeParse(fullNameBirth).success) return []
  return [warn('name-not-letters', 'fullNameBirth', { text: fullName(fullNameBirth) })]
}

/** Only where somebody lives today: places of the past keep the names of their time. */
function checkUnits(fields: RecordFields): Finding[] {
  return (['permanentResidence', 'temporaryResidence', 'currentResidence'] as const)
    .filter((field) => fields[field]?.unitSystem === 'pre-2025')
    .map((field) => note('old-unit', field))
}

const textOf = (value: unknown): string => {
  const name = personName.safeParse(value)
  if (name.success) return fullName(name.data)
  return typeof value === 'string' ? value : ''
}

function checkCorrections({ corrections }: Enrolment): Finding[] {
  return corrections.flatMap(({ field, oldValue, newValue, evidence }) => {
    const [before, after] = [textOf(oldValue), textOf(newValue)]
    if (differsInTonePlaceOnly(before, after))
      return [note('tone-place-only', field, { old: before, new: after })]
    return evidence.length === 0 ? [warn('unproven', field)] : []
  })
}

function checkPaper(paper: Paper, used: ReadonlySet<string>): Finding[] {
  const { kind, pages, paperId } = paper
  const blurred = pages.flatMap(({ sharpness }, i) =>
    sharpness !== null && sharpness < READABLE
      ? [warn('blurred-page', null, { paper: kind, page: String(i + 1) })]
      : [],
  )
  return used.has(paperId) ? blurred : [note('paper-unused', null, { paper: kind }), ...blurred]
}

export function checkClean(draft: Enrolment): Finding[] {
  const fields = correctedFields(draft)
  const used = new Set(draft.corrections.flatMap(({ evidence }) => evidence))
  return [
    ...checkName(fields),
    ...checkCodes(fields),
    ...checkUnits(fields),
    ...checkCorrections(draft),
    ...draft.papers.flatMap((paper) => checkPaper(paper, used)),
  ]
}

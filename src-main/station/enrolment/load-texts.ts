/** The words of the citizen's pages, out of the same files that the windows use. */
import bloodType from '../../../assets/codes/blood-type.json' with { type: 'json' }
import ethnicity from '../../../assets/codes/ethnicity.json' with { type: 'json' }
import gender from '../../../assets/codes/gender.json' with { type: 'json' }
import maritalStatus from '../../../assets/codes/marital-status.json' with { type: 'json' }
import religion from '../../../assets/codes/religion.json' with { type: 'json' }
import enCommon from '../../../assets/locales/en/common.json' with { type: 'json' }
import enEnrolment from '../../../assets/locales/en/enrolment.json' with { type: 'json' }
import enExceptions from '../../../assets/locales/en/exceptions.json' with { type: 'json' }
import enFingerprints from '../../../assets/locales/en/fingerprints.json' with { type: 'json' }
import enFields from '../../../assets/locales/en/fields.json' with { type: 'json' }
import enRecord from '../../../assets/locales/en/record.json' with { type: 'json' }
import viCommon from '../../../assets/locales/vi/common.json' with { type: 'json' }
import viEnrolment from '../../../assets/locales/vi/enrolment.json' with { type: 'json' }
import viExceptions from '../../../assets/locales/vi/exceptions.json' with { type: 'json' }
import viFingerprints from '../../../assets/locales/vi/fingerprints.json' with { type: 'json' }
import viFields from '../../../assets/locales/vi/fields.json' with { type: 'json' }
import viRecord from '../../../assets/locales/vi/record.json' with { type: 'json' }
import type { Locale } from '../../contract/primitives.ts'
import type { ConfirmationTexts } from './confirmation-texts.ts'

const common = { vi: viCommon, en: enCommon }
const fields = { vi: viFields, en: enFields }
const record = { vi: viRecord, en: enRecord }
const relations = { vi: viEnrolment.guardian.relation, en: enEnrolment.guardian.relation }
const eyes = { vi: viExceptions.part, en: enExceptions.part }
const fingers = { vi: viFingerprints.finger, en: enFingerprints.finger }
const lists: Readonly<Record<string, typeof gender>> = {
  bloodType,
  ethnicity,
  gender,
  maritalStatus,
  religion,
}

/** A table of texts as strings by key; a missing text is a bug that a test shows for every key. */
const lookUp = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? key

export function loadTexts(locale: Locale): ConfirmationTexts {
  const { role, cardKind, gapReason, paperKind, paperLine, span } = record[locale]
  const date = (partial: string) => partial.split('-').toReversed().join('/')
  const countries = new Intl.DisplayNames([locale], { type: 'region' })
  return {
    page: (id) => lookUp(fields[locale].page, id),
    label: (field) => lookUp(fields[locale].label, field),
    code(list, code) {
      if (list === 'nationality') return countries.of(code) ?? code
      return lists[list]?.items.find((item) => item.code === code)?.[locale] ?? code
    },
    date,
    role: (id) => role[id],
    cardKind: (kind) => cardKind[kind],
    span: (from, until) => `${date(from)} – ${until === null ? span.open : date(until)}`,
    gap: (reason) => gapReason[reason],
    paper: (kind, note, pages, proves) => {
      const what = [paperKind[kind], note].filter((part) => part !== '').join(' ')
      const words = paperLine.replace('{{what}}', what).replace('{{pages}}', String(pages))
      return proves.length === 0 ? words : `${words}: ${proves.join(', ')}`
    },
    closeUp: record[locale].closeUp.said,
    part: (part) => lookUp({ ...eyes[locale], ...fingers[locale] }, part.replace('finger-', '')),
    relation: (relation) => relations[locale][relation],
    none: common[locale].none,
  }
}

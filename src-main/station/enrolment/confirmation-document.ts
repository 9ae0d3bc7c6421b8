/**
 * Builds what the citizen reads: four pages of labelled lines in one language, and its hash.
 * The bytes hashed are the canonical JSON (RFC 8785), which also go into the sealed file.
 */
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Locale } from '../../contract/primitives.ts'
import {
  confirmationDocument,
  type ConfirmationDocument,
  type ConfirmationLine,
} from '../../contract/records/confirmation-document.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { fingerSlot, irisSlot } from '../../contract/records/sitting-parts.ts'
import { fullName, type FieldCode, type ResidentFields } from '../../contract/records/resident.ts'
import type { ConfirmationTexts } from './confirmation-texts.ts'
import { correctedFields } from './corrected-fields.ts'

const TEMPLATE = 'confirmation-2025/1'

interface Page {
  readonly id: 'person' | 'places' | 'family' | 'request'
  readonly fields: readonly FieldCode[]
}

/** The grouping on screen; which of these fields the form has is the pack's word. */
const pages: readonly Page[] = [
  {
    id: 'person',
    fields: ['fullNameBirth', 'dateOfBirth', 'gender', 'ethnicity', 'religion', 'nationality'],
  },
  {
    id: 'places',
    fields: [
      'birthRegistrationPlace',
      'hometown',
      'permanentResidence',
      'temporaryResidence',
      'currentResidence',
    ],
  },
  { id: 'family', fields: ['maritalStatus', 'relationToHead', 'bloodType'] },
  { id: 'request', fields: [] },
]

function valueOf(field: FieldCode, fields: ResidentFields, texts: ConfirmationTexts): string {
  switch (field) {
    case 'fullNameBirth':
      return fullName(fields.fullNameBirth)
    case 'dateOfBirth':
      return texts.date(fields.dateOfBirth)
    case 'birthRegistrationPlace':
    case 'hometown':
    case 'permanentResidence':
    case 'currentResidence':
      return fields[field].text
    case 'temporaryResidence':
      return fields.temporaryResidence?.text ?? texts.none
    case 'relationToHead':
      return fields.relationToHead
    case 'gender':
    case 'ethnicity':
    case 'religion':
    case 'nationality':
    case 'maritalStatus':
    case 'bloodType':
      return texts.code(field, fields[field])
  }
}

function recordLines(
  page: Page,
  draft: Enrolment,
  pack: PolicyPack,
  texts: ConfirmationTexts,
): ConfirmationLine[] {
  const fields = correctedFields(draft)
  const corrected = new Set(draft.corrections.map((c) => c.field))
  return page.fields
    .filter((field) => pack.recordFields.includes(field))
    .map((field) => ({
      field,
      label: texts.label(field),
      value: valueOf(field, fields, texts),
      corrected: corrected.has(field),
    }))
}

/** Who acts for the citizen, and what is not taken of them: only where there is something to say. */
function particulars(draft: Enrolment, pack: PolicyPack, locale: Locale, texts: ConfirmationTexts) {
  const { guardian, exceptions } = draft
  const reasonOf = (id: string) => pack.exceptions?.reasons.find((one) => one.id === id)?.name[locale] ?? id
  const parts = exceptions.map(({ part, reason }) => `${texts.part(part)} (${reasonOf(reason)})`)
  return [
    ...(guardian
      ? [['guardian', `${texts.relation(guardian.relation)}: ${guardian.fullName}`] as const]
      : []),
    ...(parts.length > 0 ? [['exceptions', parts.join('; ')] as const] : []),
  ]
}

function requestLines(
  draft: Enrolment,
  pack: PolicyPack,
  locale: Locale,
  texts: ConfirmationTexts,
): ConfirmationLine[] {
  const kind = pack.kinds.find((k) => k.id === draft.case?.kind)
  const reason = kind?.reasons.find((r) => r.id === draft.case?.reason)
  const line = (field: string, value: string): ConfirmationLine => ({
    field,
    label: texts.label(field),
    value,
    corrected: false,
  })
  return [
    line('kind', kind?.name[locale] ?? ''),
    line('reason', reason?.name[locale] ?? ''),
    line('marks', draft.marks.length > 0 ? draft.marks.join('; ') : texts.none),
    ...particulars(draft, pack, locale, texts).map(([field, value]) => line(field, value)),
  ]
}

function pageOf(page: Page, draft: Enrolment, pack: PolicyPack, locale: Locale, texts: ConfirmationTexts) {
  const lines =
    page.id === 'request' ? requestLines(draft, pack, locale, texts) : recordLines(page, draft, pack, texts)
  const number = {
    field: 'personalNumber',
    label: texts.label('personalNumber'),
    value: draft.resident.personalNumber,
    corrected: false,
  }
  return { id: page.id, title: texts.page(page.id), lines: page.id === 'person' ? [number, ...lines] : lines }
}

export function buildConfirmation(
  draft: Enrolment,
  pack: PolicyPack,
  locale: Locale,
  texts: ConfirmationTexts,
): ConfirmationDocument {
  const irises = irisSlot.options.filter((slot) => draft.captures[slot]).length
  return confirmationDocument.parse({
    schema: 'confirmation/1',
    template: TEMPLATE,
    locale,
    applicationId: draft.applicationId,
    pages: pages.map((page) => pageOf(page, draft, pack, locale, texts)),
    portraitSha256: draft.captures.portrait?.sha256 ?? null,
    fingerprints: fingerSlot.options.filter((slot) => draft.captures[slot]).length,
    ...(irises > 0 ? { irises } : {}),
  })
}

/** The canonical bytes of a document and their SHA-256 in hex. */
export function canonicalBytes(document: ConfirmationDocument): { bytes: Uint8Array; sha256: string } {
  const bytes = new TextEncoder().encode(canonicalize(document) ?? '')
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}

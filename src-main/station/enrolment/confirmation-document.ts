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
import { fieldsOf, groupIds, type GroupId } from '../../contract/records/field-groups.ts'
import type { FieldCode } from '../../contract/records/resident.ts'
import { fieldText, isKnown } from '../../contract/field-text.ts'
import type { ConfirmationTexts } from './confirmation-texts.ts'
import { correctedFields } from '../../contract/records/corrected-fields.ts'

const TEMPLATE = 'confirmation-2025/2'

const pages = [...groupIds, 'request'] as const

const line = (field: string, label: string, value: string, corrected = false): ConfirmationLine => ({
  field,
  label,
  value,
  corrected,
})

/**
 * What the record says, one line a field. What is asked for and not there is said with the reason; the other empty
 * fields stand in one line, so that three pages can be read. That nothing is known of their death is told to nobody.
 */
function recordLines(
  group: GroupId,
  draft: Enrolment,
  pack: PolicyPack,
  texts: ConfirmationTexts,
): ConfirmationLine[] {
  const fields = correctedFields(draft)
  const corrected = new Set<string>(draft.corrections.map((c) => c.field))
  const asked = fieldsOf(group, pack)
    .map(({ field }) => field)
    .filter((field) => field !== 'personalNumber')
  const isSaid = (field: FieldCode) => isKnown(field, fields) || corrected.has(field)
  const lines = asked.flatMap((field) => {
    const gap = draft.gaps[field]
    if (!isSaid(field) && gap) return [line(field, texts.label(field), texts.gap(gap.reason))]
    if (!isSaid(field)) return []
    const value = fieldText(field, fields[field], texts) || texts.none
    return [line(field, texts.label(field), value, corrected.has(field))]
  })
  const silent = asked.filter((field) => !isSaid(field) && !draft.gaps[field] && field !== 'deathOrMissing')
  const empty = silent.map((field) => texts.label(field)).join('; ')
  return silent.length === 0 ? lines : [...lines, line(`empty-${group}`, texts.label('empty'), empty)]
}

/** The papers in words: what they are, what is written on them, what they prove. */
function papersText({ papers, corrections }: Enrolment, texts: ConfirmationTexts): string {
  const proves = (id: string) =>
    corrections.filter(({ evidence }) => evidence.includes(id)).map(({ field }) => texts.label(field))
  return papers
    .map(({ paperId, kind, note, pages: all }) => texts.paper(kind, note, all.length, proves(paperId)))
    .join('\n')
}

/** Who acts for the citizen, what is not taken of them, and what they brought: only where there is something to say. */
function particulars(draft: Enrolment, pack: PolicyPack, locale: Locale, texts: ConfirmationTexts) {
  const { guardian, exceptions } = draft
  const reasonOf = (id: string) => pack.exceptions?.reasons.find((one) => one.id === id)?.name[locale] ?? id
  const parts = exceptions.map(({ part, reason }) => `${texts.part(part)} (${reasonOf(reason)})`)
  return [
    ...(guardian
      ? [['guardian', `${texts.relation(guardian.relation)}: ${guardian.fullName}`] as const]
      : []),
    ...(parts.length > 0 ? [['exceptions', parts.join('; ')] as const] : []),
    ...(draft.papers.length > 0 ? [['papers', papersText(draft, texts)] as const] : []),
  ]
}

function marksText({ marks, closeUps }: Enrolment, texts: ConfirmationTexts): string {
  if (marks.length === 0) return texts.none
  const hasPicture = (mark: string) => closeUps.some((one) => one.mark === mark)
  return marks.map((mark) => (hasPicture(mark) ? `${mark} (${texts.closeUp})` : mark)).join('; ')
}

function requestLines(
  draft: Enrolment,
  pack: PolicyPack,
  locale: Locale,
  texts: ConfirmationTexts,
): ConfirmationLine[] {
  const kind = pack.kinds.find((k) => k.id === draft.case?.kind)
  const reason = kind?.reasons.find((r) => r.id === draft.case?.reason)
  const said = (field: string, value: string) => line(field, texts.label(field), value)
  return [
    said('kind', kind?.name[locale] ?? ''),
    said('reason', reason?.name[locale] ?? ''),
    said('marks', marksText(draft, texts)),
    ...particulars(draft, pack, locale, texts).map(([field, value]) => said(field, value)),
  ]
}

function linesOf(
  id: GroupId | 'request',
  draft: Enrolment,
  pack: PolicyPack,
  locale: Locale,
  texts: ConfirmationTexts,
) {
  if (id === 'request') return requestLines(draft, pack, locale, texts)
  const lines = recordLines(id, draft, pack, texts)
  const { personalNumber } = draft.resident
  return id === 'person'
    ? [line('personalNumber', texts.label('personalNumber'), personalNumber ?? texts.none), ...lines]
    : lines
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
    pages: pages.map((id) => ({ id, title: texts.page(id), lines: linesOf(id, draft, pack, locale, texts) })),
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

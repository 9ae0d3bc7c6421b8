/** Main's codes in words: a step, a slot, a part of the body, or `<why>:<which>`. */
import type { Demand } from '../../../../src-main/contract/records/demand.ts'
import { bodyPart } from '../../../../src-main/contract/records/exception.ts'
import type { Locale } from '../../../../src-main/contract/primitives.ts'
import { fieldCode } from '../../../../src-main/contract/records/resident.ts'
import { captureSlot, stepId } from '../../../../src-main/contract/records/sitting-parts.ts'
import type { Translate } from '../../../i18n/use-texts.ts'
import { partName } from '../../exceptions/index.ts'

/** A slot or a part by its name; null for what this version does not know. */
function nameOf(t: Translate, code: string): string | null {
  const slot = captureSlot.safeParse(code)
  if (slot.success)
    return slot.data === 'portrait' ? t('enrolment:missing.portrait') : t(`fingerprints:slot.${slot.data}`)
  const part = bodyPart.safeParse(code)
  return part.success ? partName(t, part.data) : null
}

function fieldText(t: Translate, why: 'flag' | 'gap', code: string): string {
  const field = fieldCode.safeParse(code)
  return t(`enrolment:missing.${why}`, {
    field: field.success ? t(`fields:label.${field.data}`) : t('enrolment:missing.someLine'),
  })
}

/** What the step of the record misses beside the officer's word; null for any other code. */
function recordText(t: Translate, code: string, papers: Demand['papers'], locale: Locale): string | null {
  if (code === 'likeness' || code === 'unlike') return t(`enrolment:missing.${code}`)
  const [why = '', which = ''] = code.split(':')
  if (why !== 'paper') return null
  const what = papers.find(({ id }) => id === which)?.name[locale] ?? which
  return t('enrolment:missing.paper', { what })
}

/** `papers` and `locale` name the papers that the pack asks for. */
export function missingText(
  t: Translate,
  code: string,
  papers: Demand['papers'] = [],
  locale: Locale = 'vi',
): string {
  const ofRecord = recordText(t, code, papers, locale)
  if (ofRecord !== null) return ofRecord
  if (code === 'not-entitled' || code === 'not-offered') return t(`enrolment:missing.${code}`)
  const step = stepId.safeParse(code)
  if (step.success) return t(`enrolment:missing.${step.data}`)
  const [why = '', which = ''] = code.split(':')
  if (why === 'flag' || why === 'gap') return fieldText(t, why, which)
  const name = nameOf(t, which === '' ? code : which)
  if (name === null) return code
  return why === 'poor' || why === 'surplus' ? t(`enrolment:missing.${why}`, { what: name }) : name
}

/** Why something is not there and not missing. */
export function waivedText(t: Translate, code: string): string {
  if (code === 'no-iris-camera') return t('enrolment:waived.noIrisCamera')
  if (code === 'absent-unconfirmed') return t('enrolment:waived.absentUnconfirmed')
  if (code === 'likeness-for-registry') return t('enrolment:waived.likenessForRegistry')
  const [why = '', which = ''] = code.split(':')
  if (why === 'worn' && (which === 'right' || which === 'left')) return t(`enrolment:waived.worn.${which}`)
  const name = nameOf(t, which)
  if (name === null || (why !== 'excepted' && why !== 'kept')) return code
  return t(`enrolment:waived.${why}`, { what: name })
}

/** The codes of what is still missing, in words. Main's codes: a step, a slot, or `flag:<field>`. */
import { captureSlot, stepId } from '../../../../src-main/contract/records/policy-pack.ts'
import { fieldCode } from '../../../../src-main/contract/records/resident.ts'
import type { Translate } from '../../../i18n/use-texts.ts'

export function missingText(t: Translate, code: string): string {
  const slot = captureSlot.safeParse(code)
  if (slot.success && slot.data !== 'portrait') return t(`fingerprints:slot.${slot.data}`)
  const step = stepId.safeParse(code)
  if (step.success) return t(`enrolment:missing.${step.data}`)
  if (code.startsWith('flag:')) {
    const field = fieldCode.safeParse(code.slice('flag:'.length))
    return t('enrolment:missing.flag', {
      field: field.success ? t(`fields:label.${field.data}`) : t('enrolment:missing.someLine'),
    })
  }
  return code
}

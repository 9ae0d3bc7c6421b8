import type { BodyPart } from '../../../src-main/contract/records/exception.ts'
import { fingerName } from '../../i18n/finger-name.ts'
import type { Translate } from '../../i18n/use-texts.ts'

/** What people call a finger or an eye. */
export function partName(t: Translate, part: BodyPart): string {
  if (part === 'eye-right' || part === 'eye-left') return t(`exceptions:part.${part}`)
  return fingerName(t, Number(part.slice('finger-'.length)))
}

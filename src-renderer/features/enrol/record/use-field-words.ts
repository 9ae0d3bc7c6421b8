import type { FieldWords } from '../../../../src-main/contract/field-text.ts'
import { codeName, isCodeList } from '../../../i18n/code-names.ts'
import { formatPartialDate } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'

/** The words in which a record is read, in the officer's language. */
export function useFieldWords(): FieldWords {
  const { t, locale } = useTexts()
  return {
    code: (list, code) => (isCodeList(list) ? codeName(list, code, locale) : code),
    date: formatPartialDate,
    role: (role) => t(`record:role.${role}`),
    cardKind: (kind) => t(`record:cardKind.${kind}`),
    span: (from, until) =>
      `${formatPartialDate(from)} – ${until === null ? t('record:span.open') : formatPartialDate(until)}`,
  }
}

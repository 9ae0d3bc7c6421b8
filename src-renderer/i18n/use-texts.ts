import { useTranslation } from 'react-i18next'
import { locale as localeSchema, type Locale } from '../../src-main/contract/primitives.ts'
import { namespaces } from './resources.ts'

/** `t` takes whole keys, `feature:path.to.text`, so that a search for a key finds its use. */
export function useTexts() {
  const { t, i18n } = useTranslation(namespaces)
  const current = localeSchema.safeParse(i18n.language)
  const locale: Locale = current.success ? current.data : 'vi'
  return { t, locale }
}

export type Translate = ReturnType<typeof useTexts>['t']

/** One i18next per window, with everything in memory: no request, no flash of keys. */
import { createInstance } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { I18nProvider } from 'react-aria-components'
import type { Locale } from '../../src-main/contract/primitives.ts'
import { en, namespaces, vi } from './resources.ts'

/** The language tag that react-aria, `Intl` and `<html lang>` want. */
export const tagOf: Record<Locale, 'vi-VN' | 'en-GB'> = { vi: 'vi-VN', en: 'en-GB' }

export function createTexts(locale: Locale) {
  const texts = createInstance()
  void texts.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    ns: namespaces,
    defaultNS: 'common',
    resources: { vi, en },
    initAsync: false,
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  })
  return texts
}

export type Texts = ReturnType<typeof createTexts>

export function TextsProvider(props: {
  readonly texts: Texts
  readonly locale: Locale
  readonly children: ReactNode
}) {
  return (
    <I18nextProvider i18n={props.texts}>
      <I18nProvider locale={tagOf[props.locale]}>{props.children}</I18nProvider>
    </I18nextProvider>
  )
}

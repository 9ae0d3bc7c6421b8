import { useEffect, type ReactNode } from 'react'
import { tagOf, TextsProvider, type Texts } from '../i18n/texts.tsx'
import { usePreferences } from '../store/preferences-context.tsx'

/** Puts language, theme and text size on `<html>`, where the tokens read them, and the texts around the page. */
export function PageFrame(props: { readonly texts: Texts; readonly children: ReactNode }) {
  const { texts } = props
  const locale = usePreferences((state) => state.locale)
  const theme = usePreferences((state) => state.theme)
  const textSize = usePreferences((state) => state.textSize)
  useEffect(() => {
    const { documentElement: html } = document
    html.lang = tagOf[locale]
    html.dataset['theme'] = theme
    html.dataset['text'] = textSize
    void texts.changeLanguage(locale)
  }, [locale, theme, textSize, texts])
  return (
    <TextsProvider texts={texts} locale={locale}>
      {props.children}
    </TextsProvider>
  )
}

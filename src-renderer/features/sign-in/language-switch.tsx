import { useTexts } from '../../i18n/use-texts.ts'
import { usePreferences } from '../../store/preferences-context.tsx'
import { Button } from '../../ui/button.tsx'

/** Each language under its own name, so that it is found by who needs it. */
export function LanguageSwitch() {
  const { t, locale } = useTexts()
  const change = usePreferences((state) => state.change)
  const other = locale === 'vi' ? 'en' : 'vi'
  return (
    <div>
      <Button look="quiet" onPress={() => change({ locale: other })}>
        {t(`common:language.${other}`)}
      </Button>
    </div>
  )
}

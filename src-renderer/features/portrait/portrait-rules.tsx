import { useTexts } from '../../i18n/use-texts.ts'

/** TT 60/2021/TT-BCA Điều 5(4), in short. */
export function PortraitRules() {
  const { t } = useTexts()
  return (
    <ul className="plain-list soft">
      <li>{t('portrait:rule.front')}</li>
      <li>{t('portrait:rule.ears')}</li>
      <li>{t('portrait:rule.glasses')}</li>
      <li>{t('portrait:rule.background')}</li>
    </ul>
  )
}

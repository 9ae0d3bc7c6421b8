import { useTexts } from '../../i18n/use-texts.ts'
import { EyesPicture, GuideView, useEyesGuide } from '../iris/index.ts'

/** Where to look, and the one thing to do; no picture of the eyes, which are the officer's to judge. */
export function IrisesView() {
  const { t } = useTexts()
  const guide = useEyesGuide()
  return (
    <main className="citizen citizen-irises">
      <h1 className="citizen-title">{t('citizen:irises.title')}</h1>
      <EyesPicture eyes={['right', 'left']} />
      {guide === null ? <p>{t('citizen:irises.lead')}</p> : <GuideView guide={guide} isOwn />}
    </main>
  )
}

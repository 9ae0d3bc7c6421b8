import { useState } from 'react'
import type { Enrolment } from '../../../src-main/contract/records/enrolment.ts'
import { fieldCode } from '../../../src-main/contract/records/resident.ts'
import type { Locale } from '../../../src-main/contract/primitives.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { useIntend } from '../../store/use-intend.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { GuardianLine } from './guardian-line.tsx'
import { ReviewActions } from './review-actions.tsx'
import { ReviewWaiting } from './review-waiting.tsx'
import { SignaturePanel } from './signature-panel.tsx'
import { useTurnedScreen } from './use-turned-screen.ts'
import './review.css'

/** The citizen reads and says yes on their own screen; here the officer sees where that stands. */
export function ReviewStep(props: { readonly draft: Enrolment; readonly onCorrect: () => void }) {
  const { t, locale } = useTexts()
  const { draft } = props
  const { intend, error, isBusy } = useIntend()
  const openWindow = useCall('station.openWindow')
  const [language, setLanguage] = useState<Locale>(draft.shown?.locale ?? 'vi')
  const isShown = draft.shown !== null && draft.confirmation === null
  const failure = error ?? openWindow.error
  useTurnedScreen(isShown)

  return (
    <Panel
      title={t('enrolment:step.confirmation')}
      lead={t('review:lead')}
      takesFocus
      actions={
        <ReviewActions
          isShown={isShown}
          isBusy={isBusy}
          onShow={() => void intend({ do: 'show-to-citizen', locale: language })}
          onTakeBack={() => void intend({ do: 'take-back-from-citizen' })}
          onSpokenYes={() => void intend({ do: 'record-spoken-yes' })}
          onOpenWindow={() => void openWindow.run({ window: 'citizen' })}
        />
      }
    >
      {draft.flags.length === 0 ? null : (
        <Notice
          tone="warn"
          title={t('review:flagged', { count: draft.flags.length })}
          next={t('review:flaggedNext')}
        >
          <ul className="plain-list">
            {draft.flags.map((flag) => (
              <li key={flag}>{flagText(flag)}</li>
            ))}
          </ul>
          <div className="row">
            <Button onPress={props.onCorrect}>{t('review:goCorrect')}</Button>
          </div>
        </Notice>
      )}
      {draft.guardian === null ? null : <GuardianLine guardian={draft.guardian} />}
      <ReviewWaiting draft={draft} isShown={isShown} />
      {isShown ? <SignaturePanel draft={draft} /> : null}
      {isShown ? null : (
        <Choices
          label={t('review:language')}
          value={language}
          direction="row"
          options={[
            { value: 'vi', text: t('common:language.vi') },
            { value: 'en', text: t('common:language.en') },
          ]}
          onChange={setLanguage}
        />
      )}
      {failure === null ? null : <Notice tone="bad" {...describeError(t, failure, locale)} />}
    </Panel>
  )

  function flagText(flag: string): string {
    const field = fieldCode.safeParse(flag)
    if (field.success) return t(`fields:label.${field.data}`)
    if (flag === 'kind' || flag === 'reason' || flag === 'marks' || flag === 'personalNumber')
      return t(`fields:label.${flag}`)
    return t('enrolment:missing.someLine')
  }
}

import { useState } from 'react'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FirstPinForm } from './first-pin-form.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { PinForm } from './pin-form.tsx'
import { PracticeHelp } from './practice-help.tsx'
import { RosterChoice } from './roster-choice.tsx'
import './sign-in.css'

/**
 * Signs in, or unlocks the work of whoever was here: the same officer goes on, another one takes it over. A practice
 * station says here whom to sign in as and whom to look up.
 */
export function SignInScreen() {
  const { t } = useTexts()
  const stationId = useSnapshot((snapshot) => snapshot.stationId)
  const practice = useSnapshot((snapshot) => snapshot.practice)
  const { roster, locked } = useSnapshot((snapshot) => snapshot.officers)
  const [chosen, setChosen] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const officerId =
    chosen ?? locked?.officerId ?? (roster.length === 1 ? (roster[0]?.officerId ?? null) : null)
  const officer = roster.find((one) => one.officerId === officerId)
  const isUnlock = locked?.officerId === officerId
  const lockedKey = isUnlock ? t('sign-in:locked.unlock') : t('sign-in:locked.takeOver')

  return (
    <main className="sign-in">
      <div className="sign-in-column">
        <header className="sign-in-head">
          <h1 className="sign-in-name">{t('common:product')}</h1>
          <p className="soft">{t('common:productLine')}</p>
        </header>
        {stationId === null ? (
          <Notice tone="warn" title={t('sign-in:notProvisioned')} next={t('sign-in:notProvisionedNext')} />
        ) : null}
        <OfflineNotice />
        <section className="sign-in-form" aria-label={t('sign-in:title')}>
          {locked === null ? (
            <h2>{t('sign-in:title')}</h2>
          ) : (
            <>
              <h2>{t('sign-in:locked.title')}</h2>
              <p>{t('sign-in:locked.lead', { name: locked.name })}</p>
            </>
          )}
          <RosterChoice value={officerId} onChange={setChosen} />
          {officer && !officer.hasPin ? (
            <FirstPinForm call="officers.activate" key={officer.officerId} officerId={officer.officerId} />
          ) : (
            <PinForm
              officerId={officerId}
              pin={pin}
              onPin={setPin}
              submit={locked === null ? t('sign-in:submit') : lockedKey}
            />
          )}
        </section>
        <LanguageSwitch />
      </div>
      {practice === null || locked !== null ? null : (
        <PracticeHelp
          practice={practice}
          onFill={() => {
            setChosen(practice.officerId)
            setPin(practice.pin)
          }}
        />
      )}
    </main>
  )
}

import { useState } from 'react'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useOfficer, useSnapshot } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { PracticeHelp } from './practice-help.tsx'
import './sign-in.css'

/** Officer's id and PIN. A practice station says here whom to sign in as and whom to look up. */
export function SignInScreen() {
  const { t, locale } = useTexts()
  const stationId = useSnapshot((snapshot) => snapshot.stationId)
  const practice = useSnapshot((snapshot) => snapshot.practice)
  const acceptOfficer = useOfficer((state) => state.acceptOfficer)
  const { run, error, isBusy } = useCall('officers.signIn')
  const [officerId, setOfficerId] = useState('')
  const [pin, setPin] = useState('')
  const isReady = officerId.trim().length >= 2 && pin.length >= 4

  async function signIn() {
    if (!isReady || isBusy) return
    const done = await run({ officerId: officerId.trim().toLowerCase(), pin })
    setPin('')
    if (done !== null) acceptOfficer(done.value)
  }

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
        <form
          className="sign-in-form"
          aria-label={t('sign-in:title')}
          onSubmit={(event) => {
            event.preventDefault()
            void signIn()
          }}
        >
          <h2>{t('sign-in:title')}</h2>
          <TextField label={t('sign-in:officerId')} value={officerId} onChange={setOfficerId} startsFocused />
          <TextField
            label={t('sign-in:pin')}
            value={pin}
            onChange={setPin}
            type="password"
            inputMode="numeric"
          />
          {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
          <Button
            look="main"
            size="roomy"
            type="submit"
            isDisabled={!isReady}
            isBusy={isBusy}
            onPress={() => undefined}
          >
            {t('sign-in:submit')}
          </Button>
        </form>
        <LanguageSwitch />
      </div>
      {practice === null ? null : (
        <PracticeHelp
          practice={practice}
          onFill={() => {
            setOfficerId(practice.officerId)
            setPin(practice.pin)
          }}
        />
      )}
    </main>
  )
}

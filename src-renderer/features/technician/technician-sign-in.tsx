import { useState } from 'react'
import type { TechnicianSnapshot } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FirstPinForm } from '../sign-in/index.ts'

/** Whoever sets tokens says who they are; the officer beside goes on working. */
export function TechnicianSignIn(props: { readonly technicians: TechnicianSnapshot['technicians'] }) {
  const { t, locale } = useTexts()
  const { technicians } = props
  const signIn = useCall('technician.signIn')
  const [chosen, setChosen] = useState<string | null>(null)
  const [pin, setPin] = useState('')
  const only = technicians.length === 1 ? technicians[0] : undefined
  const technician = technicians.find((one) => one.officerId === chosen) ?? only

  async function send() {
    if (technician === undefined || pin.length < 4 || signIn.isBusy) return
    const given = pin
    setPin('')
    await signIn.run({ officerId: technician.officerId, pin: given })
  }

  return (
    <Panel title={t('technician:signIn.title')} lead={t('technician:signIn.lead')}>
      {technicians.length === 0 ? <p>{t('technician:signIn.none')}</p> : null}
      <Choices
        label={t('technician:signIn.who')}
        value={technician?.officerId ?? null}
        onChange={setChosen}
        options={technicians.map(({ officerId, name }) => ({
          value: officerId,
          text: name,
          note: officerId,
        }))}
      />
      {technician !== undefined && !technician.hasPin ? (
        <FirstPinForm
          call="technician.activate"
          key={technician.officerId}
          officerId={technician.officerId}
        />
      ) : (
        <form
          className="stack"
          aria-label={t('technician:signIn.title')}
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <TextField
            label={t('technician:signIn.pin')}
            value={pin}
            onChange={setPin}
            type="password"
            inputMode="numeric"
            width="short"
          />
          {signIn.error === null ? null : <Notice tone="bad" {...describeError(t, signIn.error, locale)} />}
          <div>
            <Button
              type="submit"
              isDisabled={technician === undefined || pin.length < 4}
              isBusy={signIn.isBusy}
              onPress={() => undefined}
            >
              {t('technician:signIn.submit')}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  )
}

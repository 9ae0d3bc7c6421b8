import { useState } from 'react'
import { firstPin } from '../../../src-main/contract/records/officers.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'

const isPin = (value: string) => firstPin.shape.pin.safeParse(value).success

/** The officer's own PIN, at any time. */
export function ChangePin() {
  const { t, locale } = useTexts()
  const change = useCall('officers.changePin')
  const [pin, setPin] = useState('')
  const [newPin, setNewPin] = useState('')
  const [again, setAgain] = useState('')
  const [isDone, setDone] = useState(false)
  const isReady = pin.length >= 4 && isPin(newPin) && again === newPin

  async function send() {
    if (!isReady || change.isBusy) return
    const done = await change.run({ pin, newPin })
    setPin('')
    setNewPin('')
    setAgain('')
    setDone(done !== null)
  }

  return (
    <form
      className="stack"
      aria-label={t('settings:pin.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h2>{t('settings:pin.title')}</h2>
      <TextField label={t('settings:pin.old')} value={pin} onChange={setPin} type="password" width="short" />
      <TextField
        label={t('sign-in:first.pin')}
        hint={t('sign-in:first.pinHint')}
        value={newPin}
        onChange={setNewPin}
        type="password"
        width="short"
      />
      <TextField
        label={t('sign-in:first.again')}
        value={again}
        onChange={setAgain}
        type="password"
        width="short"
        error={again.length >= newPin.length && again !== newPin ? t('sign-in:first.differ') : null}
      />
      {change.error === null ? null : <Notice tone="bad" {...describeError(t, change.error, locale)} />}
      {isDone && change.error === null ? <Notice tone="good" title={t('settings:pin.done')} /> : null}
      <div>
        <Button type="submit" isDisabled={!isReady} isBusy={change.isBusy} onPress={() => undefined}>
          {t('settings:pin.change')}
        </Button>
      </div>
    </form>
  )
}

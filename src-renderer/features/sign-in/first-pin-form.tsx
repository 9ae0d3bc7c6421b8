import { useState } from 'react'
import { firstPin } from '../../../src-main/contract/records/officers.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'

const { shape } = firstPin

/** An officer's first time at this station: the registry's code, and a PIN of their own. */
export function FirstPinForm(props: {
  readonly officerId: string
  readonly call: 'officers.activate' | 'technician.activate'
}) {
  const { t, locale } = useTexts()
  const activate = useCall(props.call)
  const [code, setCode] = useState('')
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const isReady =
    shape.code.safeParse(code.trim()).success && shape.pin.safeParse(pin).success && again === pin

  async function send() {
    if (!isReady || activate.isBusy) return
    await activate.run({ officerId: props.officerId, code: code.trim(), pin })
    setPin('')
    setAgain('')
  }

  return (
    <form
      className="stack"
      aria-label={t('sign-in:first.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Notice tone="info" title={t('sign-in:first.title')} next={t('sign-in:first.next')} />
      <TextField label={t('sign-in:first.code')} value={code} onChange={setCode} startsFocused />
      <TextField
        label={t('sign-in:first.pin')}
        hint={t('sign-in:first.pinHint')}
        value={pin}
        onChange={setPin}
        type="password"
      />
      <TextField
        label={t('sign-in:first.again')}
        value={again}
        onChange={setAgain}
        type="password"
        error={again.length >= pin.length && again !== pin ? t('sign-in:first.differ') : null}
      />
      {activate.error === null ? null : <Notice tone="bad" {...describeError(t, activate.error, locale)} />}
      <Button
        look="main"
        size="roomy"
        type="submit"
        isDisabled={!isReady}
        isBusy={activate.isBusy}
        onPress={() => undefined}
      >
        {t('sign-in:first.submit')}
      </Button>
    </form>
  )
}

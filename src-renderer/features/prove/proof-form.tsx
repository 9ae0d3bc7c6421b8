import { useState } from 'react'
import type { CallName } from '../../../src-main/contract/calls/index.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import './prove.css'

/** Asks for the PIN in place; of a second officer as well where two are needed. */
export function ProofForm(props: {
  readonly call: CallName
  readonly persons: number
  readonly onProved: () => void
}) {
  const { t, locale } = useTexts()
  const officer = useSnapshot((snapshot) => snapshot.officer)
  const roster = useSnapshot((snapshot) => snapshot.officers.roster)
  const prove = useCall('officers.prove')
  const [pin, setPin] = useState('')
  const [secondId, setSecondId] = useState<string | null>(null)
  const [secondPin, setSecondPin] = useState('')
  const others = roster.filter((one) => one.hasPin && one.officerId !== officer?.officerId)
  const isTwo = props.persons > 1
  const isReady = pin.length >= 4 && (!isTwo || (secondId !== null && secondPin.length >= 4))

  async function proveAll() {
    if (!isReady || officer === null || prove.isBusy) return
    const asked = [{ officerId: officer.officerId, pin }]
    if (isTwo && secondId !== null) asked.push({ officerId: secondId, pin: secondPin })
    setPin('')
    setSecondPin('')
    for (const one of asked) if ((await prove.run({ ...one, call: props.call })) === null) return
    props.onProved()
  }

  return (
    <form
      className="prove"
      aria-label={t('sign-in:prove.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void proveAll()
      }}
    >
      <p className="strong">{isTwo ? t('sign-in:prove.two') : t('sign-in:prove.one')}</p>
      <TextField
        label={t('sign-in:prove.ownPin')}
        value={pin}
        onChange={setPin}
        type="password"
        inputMode="numeric"
        width="short"
        startsFocused
      />
      {isTwo ? (
        <>
          <Select
            label={t('sign-in:prove.second')}
            placeholder={t('sign-in:prove.choose')}
            value={secondId}
            options={others.map(({ officerId, name }) => ({ value: officerId, text: name }))}
            onChange={setSecondId}
          />
          <TextField
            label={t('sign-in:prove.secondPin')}
            value={secondPin}
            onChange={setSecondPin}
            type="password"
            inputMode="numeric"
            width="short"
          />
        </>
      ) : null}
      {prove.error === null ? null : <Notice tone="bad" {...describeError(t, prove.error, locale)} />}
      <div>
        <Button
          look="main"
          type="submit"
          isDisabled={!isReady}
          isBusy={prove.isBusy}
          onPress={() => undefined}
        >
          {t('sign-in:prove.submit')}
        </Button>
      </div>
    </form>
  )
}

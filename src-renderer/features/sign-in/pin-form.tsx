import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useOfficer } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Countdown } from './countdown.tsx'

/** The PIN of the chosen officer. What was typed is gone after each try. */
export function PinForm(props: {
  readonly officerId: string | null
  readonly pin: string
  readonly onPin: (pin: string) => void
  /** What the key does: sign in, unlock, or take over. */
  readonly submit: string
}) {
  const { t, locale } = useTexts()
  const { officerId, pin, onPin } = props
  const acceptOfficer = useOfficer((state) => state.acceptOfficer)
  const { run, error, isBusy } = useCall('officers.signIn')
  const isReady = officerId !== null && pin.length >= 4

  async function signIn() {
    if (!isReady || isBusy) return
    const done = await run({ officerId, pin })
    onPin('')
    if (done !== null) acceptOfficer(done.value)
  }

  return (
    <form
      className="stack"
      aria-label={t('sign-in:title')}
      onSubmit={(event) => {
        event.preventDefault()
        void signIn()
      }}
    >
      <TextField
        key={officerId}
        label={t('sign-in:pin')}
        value={pin}
        onChange={onPin}
        type="password"
        inputMode="numeric"
        startsFocused={officerId !== null}
      />
      {error === null ? null : (
        <Notice tone="bad" {...describeError(t, error, locale)}>
          {error.code === 'officers/locked' ? <Countdown untilMs={error.untilMs} /> : null}
        </Notice>
      )}
      <Button
        look="main"
        size="roomy"
        type="submit"
        isDisabled={!isReady}
        isBusy={isBusy}
        onPress={() => undefined}
      >
        {props.submit}
      </Button>
    </form>
  )
}

import type { PressEvent } from 'react-aria-components'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'

/** A two-button box is a keyboard: its yes arrives as a key, a finger's as a touch. */
function wayOf(event: PressEvent | undefined): 'touch' | 'button' {
  return event === undefined || event.pointerType === 'keyboard' ? 'button' : 'touch'
}

export function DocumentActions(props: {
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isBusy: boolean
  readonly flags: readonly string[] | null
  readonly onYes: (answeredBy: 'touch' | 'button') => void
  readonly onBack: () => void
  readonly onWrong: () => void
  readonly onLeaveWrong: () => void
  readonly onSend: () => void
}) {
  const { t } = useTexts()
  if (props.flags !== null) {
    return (
      <div className="citizen-actions">
        <Button
          look="main"
          size="huge"
          isDisabled={props.flags.length === 0}
          isBusy={props.isBusy}
          onPress={props.onSend}
        >
          {t('citizen:document.send', { count: props.flags.length })}
        </Button>
        <Button size="huge" onPress={props.onLeaveWrong}>
          {t('citizen:document.leaveWrong')}
        </Button>
      </div>
    )
  }
  return (
    <div className="citizen-actions">
      <Button look="main" size="huge" isBusy={props.isBusy} onPress={(event) => props.onYes(wayOf(event))}>
        {props.isLast ? t('citizen:document.yesAll') : t('citizen:document.yes')}
      </Button>
      <Button size="huge" onPress={props.onWrong}>
        {t('citizen:document.somethingWrong')}
      </Button>
      {props.isFirst ? null : (
        <Button look="quiet" size="huge" onPress={props.onBack}>
          {t('citizen:document.back')}
        </Button>
      )}
    </div>
  )
}

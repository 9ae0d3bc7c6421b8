import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { Button } from '../../ui/button.tsx'
import { useShutter } from '../devices/index.ts'

/** Live: take. Shots: keep one, take one more, or throw all away. Kept: take again. */
export function PortraitActions(props: {
  readonly stage: 'live' | 'choose' | 'kept'
  readonly isReady: boolean
  readonly isBusy: boolean
  readonly mayKeep: boolean
  readonly mayTakeMore: boolean
  readonly onTake: () => void
  readonly onTakeMore: () => void
  readonly onKeep: () => void
  readonly onThrowAway: () => void
  readonly onTakeAgain: () => void
}) {
  const { t } = useTexts()
  useShutter(() => {
    if (props.stage === 'live' && props.isReady && !props.isBusy) props.onTake()
  })
  switch (props.stage) {
    case 'live':
      return (
        <Button
          look="main"
          size="roomy"
          hotKey={keyMap.capture}
          isDisabled={!props.isReady}
          isBusy={props.isBusy}
          onPress={props.onTake}
        >
          {t('portrait:take')}
        </Button>
      )
    case 'kept':
      return (
        <Button hotKey={keyMap.capture} onPress={props.onTakeAgain}>
          {t('portrait:takeAgain')}
        </Button>
      )
    case 'choose':
      return (
        <>
          <Button
            look="main"
            size="roomy"
            hotKey={keyMap.confirmStep}
            isDisabled={!props.mayKeep}
            isBusy={props.isBusy}
            onPress={props.onKeep}
          >
            {t('portrait:keep')}
          </Button>
          <Button hotKey={keyMap.capture} isDisabled={!props.mayTakeMore} onPress={props.onTakeMore}>
            {t('portrait:takeMore')}
          </Button>
          <Button hotKey={keyMap.cancelCapture} onPress={props.onThrowAway}>
            {t('portrait:throwAway')}
          </Button>
        </>
      )
  }
}

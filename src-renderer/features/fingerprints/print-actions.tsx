import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { Button } from '../../ui/button.tsx'

/** Take, stop, discard: what can be done with the chosen slot now. */
export function PrintActions(props: {
  readonly isWorking: boolean
  readonly isTaken: boolean
  /** False where every finger of it is excepted. */
  readonly isTakeable: boolean
  readonly onTake: () => void
  readonly onCancel: () => void
  readonly onDiscard: () => void
}) {
  const { t } = useTexts()
  const { isWorking, isTaken } = props
  return (
    <>
      <Button
        look="main"
        size="roomy"
        hotKey={keyMap.capture}
        isDisabled={isWorking || !props.isTakeable}
        onPress={props.onTake}
      >
        {isTaken ? t('fingerprints:takeAgain') : t('fingerprints:take')}
      </Button>
      <Button hotKey={keyMap.cancelCapture} isDisabled={!isWorking} onPress={props.onCancel}>
        {t('fingerprints:cancel')}
      </Button>
      <Button look="quiet" isDisabled={isWorking || !isTaken} onPress={props.onDiscard}>
        {t('fingerprints:discard')}
      </Button>
    </>
  )
}

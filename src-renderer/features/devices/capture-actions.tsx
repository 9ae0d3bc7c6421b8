import { keyMap } from '../../store/key-map.ts'
import { Button } from '../../ui/button.tsx'

/** Take, stop, discard: what can be done with a sample now. */
export function CaptureActions(props: {
  readonly words: { readonly take: string; readonly cancel: string; readonly discard: string }
  readonly isWorking: boolean
  readonly isTaken: boolean
  /** False where everything that it shows is excepted. */
  readonly isTakeable: boolean
  readonly onTake: () => void
  readonly onCancel: () => void
  readonly onDiscard: () => void
}) {
  const { words, isWorking } = props
  return (
    <>
      <Button
        look="main"
        size="roomy"
        hotKey={keyMap.capture}
        isDisabled={isWorking || !props.isTakeable}
        onPress={props.onTake}
      >
        {words.take}
      </Button>
      <Button hotKey={keyMap.cancelCapture} isDisabled={!isWorking} onPress={props.onCancel}>
        {words.cancel}
      </Button>
      <Button look="quiet" isDisabled={isWorking || !props.isTaken} onPress={props.onDiscard}>
        {words.discard}
      </Button>
    </>
  )
}

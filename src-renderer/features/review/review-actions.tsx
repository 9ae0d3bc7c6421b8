import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { Button } from '../../ui/button.tsx'

export function ReviewActions(props: {
  readonly isShown: boolean
  readonly isBusy: boolean
  readonly onShow: () => void
  readonly onTakeBack: () => void
  readonly onSpokenYes: () => void
  readonly onOpenWindow: () => void
}) {
  const { t } = useTexts()
  return (
    <>
      <Button
        look="main"
        size="roomy"
        hotKey={keyMap.showToCitizen}
        isDisabled={props.isShown}
        isBusy={props.isBusy}
        onPress={props.onShow}
      >
        {t('review:show')}
      </Button>
      <Button
        hotKey={keyMap.spokenYes}
        isDisabled={!props.isShown}
        isBusy={props.isBusy}
        onPress={props.onSpokenYes}
      >
        {t('review:spokenYes')}
      </Button>
      <Button isDisabled={!props.isShown} isBusy={props.isBusy} onPress={props.onTakeBack}>
        {t('review:takeBack')}
      </Button>
      <Button look="quiet" onPress={props.onOpenWindow}>
        {t('review:openWindow')}
      </Button>
    </>
  )
}

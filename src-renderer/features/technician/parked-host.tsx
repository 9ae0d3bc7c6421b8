import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** The device host crashed again and again: why it stays down, and the way to start it again. */
export function ParkedHost() {
  const { t } = useTexts()
  const restart = useCall('technician.restartDevices')
  return (
    <Notice
      tone="bad"
      title={t('errors:devices.parked.title')}
      next={t('technician:parkedNext')}
      detail={t('errors:devices.parked.detail')}
    >
      <Button isBusy={restart.isBusy} onPress={() => void restart.run({})}>
        {t('technician:restart')}
      </Button>
    </Notice>
  )
}

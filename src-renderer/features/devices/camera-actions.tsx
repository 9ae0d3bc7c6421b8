import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** A camera whose focus has gone astray is told to look again. */
export function CameraActions(props: { readonly device: DeviceInfo }) {
  const { t, locale } = useTexts()
  const { deviceId } = props.device
  const setCamera = useCall('devices.setCamera')
  return (
    <div className="stack">
      <Button
        isBusy={setCamera.isBusy}
        onPress={() => void setCamera.run({ deviceId, setting: { set: 'focus', mode: 'once' } })}
      >
        {t('devices:focus')}
      </Button>
      {setCamera.error === null ? null : <Notice tone="bad" {...describeError(t, setCamera.error, locale)} />}
    </div>
  )
}

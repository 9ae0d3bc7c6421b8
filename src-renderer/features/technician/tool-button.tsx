import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What is done with a simulated device that is no scanner. */
export type ToolAct = 'scan-card' | 'press-pedal'

export function ToolButton(props: { readonly device: DeviceInfo; readonly act: ToolAct }) {
  const { t, locale } = useTexts()
  const { device, act } = props
  const simulate = useCall('technician.simulate')
  return (
    <div className="stack">
      <Button
        isBusy={simulate.isBusy}
        onPress={() => void simulate.run({ deviceId: device.deviceId, fault: act })}
      >
        {t(`technician:tool.${act}`)}
      </Button>
      {simulate.error === null ? null : <Notice tone="bad" {...describeError(t, simulate.error, locale)} />}
    </div>
  )
}

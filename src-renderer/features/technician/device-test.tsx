import { useState } from 'react'
import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Asks a device whether it is well, and says so in words. */
export function DeviceTest(props: { readonly device: DeviceInfo }) {
  const { t, locale } = useTexts()
  const { deviceId } = props.device
  const test = useCall('technician.testDevice')
  const [isWell, setWell] = useState(false)

  async function run() {
    setWell(false)
    setWell((await test.run({ deviceId })) !== null)
  }

  return (
    <div className="stack">
      <Button isBusy={test.isBusy} onPress={() => void run()}>
        {t('technician:test')}
      </Button>
      {test.error === null ? null : <Notice tone="bad" {...describeError(t, test.error, locale)} />}
      {isWell ? <Notice tone="good" title={t('technician:well')} /> : null}
    </div>
  )
}

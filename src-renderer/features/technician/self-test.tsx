import { useState } from 'react'
import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Asks a device what it finds wrong with itself. */
export function SelfTest(props: { readonly device: DeviceInfo }) {
  const { t, locale } = useTexts()
  const { deviceId, state } = props.device
  const selfTest = useCall('technician.selfTest')
  const [isSound, setIsSound] = useState(false)

  async function run() {
    setIsSound(false)
    setIsSound((await selfTest.run({ deviceId })) !== null)
  }

  return (
    <div className="stack">
      <Button isBusy={selfTest.isBusy} isDisabled={state !== 'ready'} onPress={() => void run()}>
        {t('technician:selfTest')}
      </Button>
      {isSound ? <Notice tone="good" title={t('technician:sound')} /> : null}
      {selfTest.error === null ? null : <Notice tone="bad" {...describeError(t, selfTest.error, locale)} />}
    </div>
  )
}

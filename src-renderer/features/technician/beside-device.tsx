import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { FaultMenu, hasFaults } from './fault-menu.tsx'
import { SelfTest } from './self-test.tsx'
import { ToolButton, type ToolAct } from './tool-button.tsx'

const acts: Partial<Record<DeviceInfo['kind'], ToolAct>> = { barcode: 'scan-card', pedal: 'press-pedal' }

/** What a technician can do with this device: test it, and use it where it is only simulated. */
export function BesideDevice(props: { readonly device: DeviceInfo }) {
  const { t } = useTexts()
  const { device } = props
  const act = acts[device.kind]
  return (
    <div className="stack">
      {device.hasSelfTest ? <SelfTest device={device} /> : null}
      {device.simulated ? null : <span>{t('technician:realDevice')}</span>}
      {device.simulated && hasFaults(device) ? <FaultMenu device={device} /> : null}
      {device.simulated && act !== undefined ? <ToolButton device={device} act={act} /> : null}
    </div>
  )
}

import { useState } from 'react'
import { technicianCalls } from '../../../src-main/contract/calls/technician.ts'
import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'

const every = technicianCalls['technician.simulate'].input.shape.fault.exclude(['scan-card', 'press-pedal'])
type Fault = (typeof every.options)[number]

/** What only a hand can do wrong, and what only eyes can. */
const own: Partial<Record<DeviceInfo['kind'], readonly Fault[]>> = {
  fingerprint: ['swap-hand', 'wrong-finger', 'light-touch'],
  iris: ['blink', 'too-far', 'off-centre', 'one-eye'],
}
const ofOneKind = new Set(Object.values(own).flat())

export const hasFaults = ({ kind }: DeviceInfo) => own[kind] !== undefined

const faultsOf = ({ kind }: DeviceInfo) =>
  every.options.filter((fault) => !ofOneKind.has(fault) || own[kind]?.includes(fault))

/** What a simulated device should suffer: for training and self-tests. */
export function FaultMenu(props: { readonly device: DeviceInfo }) {
  const { t, locale } = useTexts()
  const { device } = props
  const simulate = useCall('technician.simulate')
  const [fault, setFault] = useState<Fault>('none')
  return (
    <div className="stack">
      <div className="row">
        <Select
          label={t('technician:faultOf', { model: device.model })}
          value={fault}
          width="short"
          options={faultsOf(device).map((value) => ({ value, text: t(`technician:fault.${value}`) }))}
          placeholder={t('common:choose')}
          onChange={setFault}
        />
        <Button
          isBusy={simulate.isBusy}
          onPress={() => void simulate.run({ deviceId: device.deviceId, fault })}
        >
          {t('technician:apply')}
        </Button>
      </div>
      {simulate.error === null ? null : <Notice tone="bad" {...describeError(t, simulate.error, locale)} />}
    </div>
  )
}

import type { ReactNode } from 'react'
import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { DeviceFailure } from './device-failure.tsx'
import { deviceTone } from './device-tone.ts'

/** Every device with its state in words; `beside` adds what only some may do with it. */
export function DeviceList(props: {
  readonly devices: readonly DeviceInfo[]
  /** What stands beside a device, by its id. */
  readonly beside?: Readonly<Record<string, ReactNode>>
}) {
  const { t } = useTexts()
  if (props.devices.length === 0) return <p>{t('devices:none')}</p>
  return (
    <div className="table-wrap">
      <table className="table" aria-label={t('devices:title')}>
        <thead>
          <tr>
            <th scope="col">{t('devices:column.kind')}</th>
            <th scope="col">{t('devices:column.model')}</th>
            <th scope="col">{t('devices:column.state')}</th>
            {props.beside === undefined ? null : <th scope="col">{t('devices:column.more')}</th>}
          </tr>
        </thead>
        <tbody>
          {props.devices.map((device) => (
            <tr key={device.deviceId}>
              <th scope="row">{t(`devices:kind.${device.kind}`)}</th>
              <td>
                {device.model}
                {device.simulated ? <span className="soft small"> {t('devices:simulated')}</span> : null}
              </td>
              <td>
                <StatusBadge tone={deviceTone(device)} text={t(`devices:state.${device.state}`)} />
                {device.failure !== undefined ? (
                  <DeviceFailure failure={device.failure} />
                ) : device.state === 'unplugged' || device.state === 'failed' ? (
                  <p className="soft small">{t(`devices:next.${device.state}`)}</p>
                ) : null}
              </td>
              {props.beside === undefined ? null : <td>{props.beside[device.deviceId]}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import type { TechnicianSnapshot } from '../../../src-main/contract/records/snapshot.ts'
import { formatBytes } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Panel } from '../../ui/panel.tsx'
import { StatusBadge, type Tone } from '../../ui/status-badge.tsx'
import { DeviceList, HidNotice } from '../devices/index.ts'
import { BesideDevice } from './beside-device.tsx'
import { NetworkForm } from './network-form.tsx'
import { ParkedHost } from './parked-host.tsx'
import { TechnicianSignIn } from './technician-sign-in.tsx'
import { TokenPanel } from './token-panel.tsx'
import { ProvisionForm } from './provision-form.tsx'
import { StoragePanel } from './storage-panel.tsx'
import './technician.css'

const hostTone: Record<TechnicianSnapshot['deviceHost']['state'], Tone> = {
  starting: 'busy',
  up: 'good',
  down: 'bad',
  parked: 'bad',
}

/** Set-up and healing: devices, host, link, versions, and what a simulated device should suffer. */
export function TechnicianView(props: { readonly snapshot: TechnicianSnapshot }) {
  const { t, locale } = useTexts()
  const { snapshot } = props
  const { deviceHost } = snapshot
  return (
    <main className="technician">
      <h1>{t('technician:title')}</h1>
      <Panel title={t('technician:state')}>
        <dl className="facts">
          <dt>{t('technician:station')}</dt>
          <dd>{snapshot.stationId ?? t('technician:notProvisioned')}</dd>
          <dt>{t('common:status.link')}</dt>
          <dd>{t(`common:link.${snapshot.link}`)}</dd>
          <dt>{t('technician:deviceHost')}</dt>
          <dd>
            <StatusBadge tone={hostTone[deviceHost.state]} text={t(`technician:host.${deviceHost.state}`)} />{' '}
            <span className="soft">{t('technician:restarts', { count: deviceHost.restarts })}</span>
          </dd>
          <dt>{t('common:status.disk')}</dt>
          <dd>{t('common:status.free', { size: formatBytes(snapshot.freeBytes, locale) })}</dd>
          <dt>{t('technician:shell')}</dt>
          <dd>{t(`technician:shells.${snapshot.shell}`)}</dd>
          <dt>{t('technician:version')}</dt>
          <dd>{snapshot.version}</dd>
          <dt>{t('technician:profile')}</dt>
          <dd>{snapshot.profileDir}</dd>
        </dl>
      </Panel>
      <Panel title={t('devices:title')}>
        {deviceHost.state === 'parked' ? <ParkedHost /> : null}
        <HidNotice problem={snapshot.hidProblem} />
        <DeviceList
          devices={snapshot.devices}
          beside={Object.fromEntries(
            snapshot.devices.map((device) => [
              device.deviceId,
              <BesideDevice key={device.deviceId} device={device} />,
            ]),
          )}
        />
      </Panel>
      <StoragePanel snapshot={snapshot} />
      {snapshot.stationId === null ? <ProvisionForm /> : <OnlyTechnicians snapshot={snapshot} />}
      <NetworkForm proxy={snapshot.proxy} />
    </main>
  )
}

/** What is asked of nobody but a technician. */
function OnlyTechnicians({ snapshot }: { readonly snapshot: TechnicianSnapshot }) {
  const { technician, technicians } = snapshot
  return technician === null ? (
    <TechnicianSignIn technicians={technicians} />
  ) : (
    <TokenPanel technician={technician} />
  )
}

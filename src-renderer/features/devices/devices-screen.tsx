import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { CameraActions } from './camera-actions.tsx'
import { DeviceList } from './device-list.tsx'
import { HidNotice } from './hid-notice.tsx'

export function DevicesScreen() {
  const { t, locale } = useTexts()
  const devices = useSnapshot((snapshot) => snapshot.devices)
  const hidProblem = useSnapshot((snapshot) => snapshot.hidProblem)
  const openWindow = useCall('station.openWindow')
  const cameras = devices.filter(({ state, able }) => state === 'ready' && able.includes('focus'))
  const beside = Object.fromEntries(
    cameras.map((device) => [device.deviceId, <CameraActions key={device.deviceId} device={device} />]),
  )
  return (
    <div className="home">
      <Panel
        title={t('devices:title')}
        lead={t('devices:lead')}
        level={1}
        takesFocus
        actions={
          <>
            <Button onPress={() => void openWindow.run({ window: 'citizen' })}>
              {t('devices:openCitizen')}
            </Button>
            <Button onPress={() => void openWindow.run({ window: 'technician' })}>
              {t('devices:openTechnician')}
            </Button>
          </>
        }
      >
        {openWindow.error === null ? null : (
          <Notice tone="bad" {...describeError(t, openWindow.error, locale)} />
        )}
        <HidNotice problem={hidProblem} />
        <DeviceList devices={devices} {...(cameras.length === 0 ? {} : { beside })} />
      </Panel>
    </div>
  )
}

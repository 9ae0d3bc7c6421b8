import { useState } from 'react'
import type { OfficerSnapshot } from '../../../src-main/contract/records/snapshot.ts'
import { EnrolScreen } from '../../features/enrol/index.ts'
import { DevicesScreen } from '../../features/devices/index.ts'
import { QueueScreen } from '../../features/queue/index.ts'
import { SettingsScreen } from '../../features/settings/index.ts'
import { SignInScreen } from '../../features/sign-in/index.ts'
import { StationAlarms, StatusBar } from '../../features/status/index.ts'
import { useOfficer } from '../../store/officer-context.tsx'
import { useTouch } from './use-touch.ts'
import { OfficerHeader, type Area } from './officer-header.tsx'
import { Starting } from '../starting.tsx'
import './officer.css'

const screens = { enrol: EnrolScreen, queue: QueueScreen, devices: DevicesScreen, settings: SettingsScreen }

export function OfficerWindow() {
  const snapshot = useOfficer((state) => state.snapshot)
  const failure = useOfficer((state) => state.failure)
  const [area, setArea] = useState<Area>('enrol')
  if (snapshot === null) return <Starting error={failure} />
  return <Counter area={area} onArea={setArea} snapshot={snapshot} />
}

function Counter(props: {
  readonly area: Area
  readonly onArea: (area: Area) => void
  readonly snapshot: OfficerSnapshot
}) {
  const { area, onArea, snapshot } = props
  const Screen = screens[area]
  const { officer } = snapshot
  useTouch(officer !== null)
  return (
    <div className="window">
      {officer === null ? null : <OfficerHeader officer={officer} area={area} onArea={onArea} />}
      <div className="window-body">
        {officer === null ? (
          <SignInScreen />
        ) : (
          <main className="window-main">
            <StationAlarms />
            <Screen onSitting={() => onArea('enrol')} />
          </main>
        )}
      </div>
      <StatusBar />
    </div>
  )
}

/** The technician's window. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useStore } from 'zustand'
import { createStation } from '../../bridge/client.ts'
import { follow } from '../../bridge/follow.ts'
import { portOf } from '../../bridge/port.ts'
import { StationProvider } from '../../bridge/station-context.tsx'
import { TechnicianView } from '../../features/technician/index.ts'
import { createTexts } from '../../i18n/texts.tsx'
import { applyToTechnician, createMirror } from '../../store/mirror.ts'
import { createPreferencesStore } from '../../store/preferences.ts'
import { PreferencesProvider } from '../../store/preferences-context.tsx'
import { later } from '../later.ts'
import { PageFrame } from '../page-frame.tsx'
import { rootElement } from '../root-element.ts'
import { Starting } from '../starting.tsx'
import '../../ui/base.css'
import '../starting.css'

const station = createStation(portOf(window))
const preferences = createPreferencesStore(localStorage)
const texts = createTexts(preferences.getState().locale)
const mirror = createMirror(applyToTechnician)
const takeSnapshot = () => station.call('station.technicianView', {})

follow({
  ...mirror,
  port: station.port,
  takeSnapshot,
  later,
  onEvent: (event) => {
    mirror.onEvent(event)
    // The state of the device host and the id of the station have no event of their own; they change
    // together with the devices and the link.
    void takeSnapshot().then((snapshot) => snapshot.ok && mirror.onSnapshot(snapshot.value))
  },
})

function TechnicianWindow() {
  const snapshot = useStore(mirror.store, (state) => state.snapshot)
  const failure = useStore(mirror.store, (state) => state.failure)
  return snapshot === null ? <Starting error={failure} /> : <TechnicianView snapshot={snapshot} />
}

createRoot(rootElement(document)).render(
  <StrictMode>
    <StationProvider station={station}>
      <PreferencesProvider store={preferences}>
        <PageFrame texts={texts}>
          <TechnicianWindow />
        </PageFrame>
      </PreferencesProvider>
    </StationProvider>
  </StrictMode>,
)

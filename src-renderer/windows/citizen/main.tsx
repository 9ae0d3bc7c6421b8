/** The citizen's window. Its texts follow the language that main shows. */
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { useStore } from 'zustand'
import { createStation } from '../../bridge/client.ts'
import { follow } from '../../bridge/follow.ts'
import { portOf } from '../../bridge/port.ts'
import { StationProvider } from '../../bridge/station-context.tsx'
import { CitizenView } from '../../features/citizen/index.ts'
import { createTexts } from '../../i18n/texts.tsx'
import { applyToCitizen, createMirror } from '../../store/mirror.ts'
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
const mirror = createMirror(applyToCitizen)

follow({ port: station.port, takeSnapshot: () => station.call('station.citizenView', {}), later, ...mirror })

function CitizenWindow() {
  const snapshot = useStore(mirror.store, (state) => state.snapshot)
  const failure = useStore(mirror.store, (state) => state.failure)
  const locale = snapshot?.view.locale
  useEffect(() => {
    if (locale !== undefined) preferences.getState().change({ locale })
  }, [locale])
  return snapshot === null ? <Starting error={failure} /> : <CitizenView view={snapshot.view} />
}

createRoot(rootElement(document)).render(
  <StrictMode>
    <StationProvider station={station}>
      <PreferencesProvider store={preferences}>
        <PageFrame texts={texts}>
          <CitizenWindow />
        </PageFrame>
      </PreferencesProvider>
    </StationProvider>
  </StrictMode>,
)

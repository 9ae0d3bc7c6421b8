/** The officer's window: the only one with IndexedDB. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createStation } from '../../bridge/client.ts'
import { follow } from '../../bridge/follow.ts'
import { portOf } from '../../bridge/port.ts'
import { StationProvider } from '../../bridge/station-context.tsx'
import { fetchToken } from '../../bridge/token-image.ts'
import { DatabaseProvider } from '../../data/database-context.tsx'
import { watchDataLoss } from '../../data/data-loss.ts'
import { beginAnew, databaseName } from '../../data/generation.ts'
import { QueueDatabase } from '../../data/schema.ts'
import { createTexts } from '../../i18n/texts.tsx'
import { OfficerProvider } from '../../store/officer-context.tsx'
import { createOfficerStore } from '../../store/officer-store.ts'
import { createPreferencesStore } from '../../store/preferences.ts'
import { PreferencesProvider } from '../../store/preferences-context.tsx'
import { createQueueSync } from '../../sync/queue-sync.ts'
import { rootElement } from '../root-element.ts'
import { later } from '../later.ts'
import { PageFrame } from '../page-frame.tsx'
import { OfficerWindow } from './officer-window.tsx'
import '../../ui/base.css'
import '../starting.css'

const station = createStation(portOf(window))
const officer = createOfficerStore()
const preferences = createPreferencesStore(localStorage)
const texts = createTexts(preferences.getState().locale)
const db = new QueueDatabase(databaseName(localStorage), {
  indexedDB: watchDataLoss(
    indexedDB,
    (message) => void station.call('queue.databaseLost', { what: 'wiped', message: message.slice(0, 300) }),
  ),
  IDBKeyRange,
})
const sync = createQueueSync({
  station,
  db,
  fetchSealed: (token, signal) => fetchToken('sealed', token, (path, init) => fetch(path, init), signal),
  signal: new AbortController().signal,
  onBeyondRepair: () => {
    if (beginAnew(localStorage, sessionStorage)) location.reload()
  },
})

follow({
  port: station.port,
  takeSnapshot: () => station.call('station.officerView', {}),
  onSnapshot: (snapshot) => {
    officer.getState().receiveSnapshot(snapshot)
    void sync.pull()
  },
  onEvent: (event) => {
    officer.getState().receiveEvent(event)
    if (event.name === 'queue.changed') void sync.apply(event.data.rows)
  },
  onFailure: (error) => officer.getState().receiveFailure(error),
  later,
})

createRoot(rootElement(document)).render(
  <StrictMode>
    <StationProvider station={station}>
      <DatabaseProvider db={db}>
        <OfficerProvider store={officer}>
          <PreferencesProvider store={preferences}>
            <PageFrame texts={texts}>
              <OfficerWindow />
            </PageFrame>
          </PreferencesProvider>
        </OfficerProvider>
      </DatabaseProvider>
    </StationProvider>
  </StrictMode>,
)

/**
 * The life of a station in a shell, the same for both: start the shell and the station side by side, open the
 * windows, end together. Printing goes to stdout as single JSON lines, for whoever started this process.
 */
import type { WindowId } from '../contract/windows.ts'
import { loadTexts } from '../station/enrolment/load-texts.ts'
import { createStation, type Station, type StationPorts } from '../station/station.ts'
import type { KeyProtector } from '../station/vault/key-protector.ts'
import { chooseProtector, credentialPassphrase, keptBy } from './choose-protector.ts'
import { secretService } from './secret-service.ts'
import type { Instance } from './instance.ts'
import type { StationOptions } from './options.ts'
import type { ExitReason, Shell, WindowPlacement } from './shell.ts'

export interface RunOptions {
  readonly shell: Shell
  readonly options: StationOptions
  readonly instance: Instance
  readonly rendererDir: string
  readonly version: string
  readonly builtAt: Date
  /** Electron's own key store; null in another shell. */
  readonly safeStorage: KeyProtector | null
  readonly spawnDeviceHost: StationPorts['spawnDeviceHost']
  readonly spawnTokenHost: StationPorts['spawnTokenHost']
}

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** The citizen reads on the second screen where there is one; otherwise the officer opens or turns the window. */
async function openWindows(shell: Shell, practice: boolean): Promise<void> {
  await shell.openWindow('officer', { display: 0 })
  const screens = await shell.displays()
  if (screens.length > 1) await shell.openWindow('citizen', placementOf('citizen'))
  else if (practice) {
    // Both on one screen: the officer's stays in front.
    await shell.openWindow('citizen', {})
    await shell.openWindow('officer', {})
  }
}

/** The citizen's fills its screen, so that nothing of the officer's is read beside it where there is only one. */
const placementOf = (window: WindowId): WindowPlacement =>
  window === 'citizen' ? { display: 1, fullscreen: true } : {}

async function openStation(run: RunOptions): Promise<Station> {
  const { shell, options } = run
  const protector = chooseProtector({
    isPractice: options.practice !== null,
    kept: keptBy(options.profileDir),
    safeStorage: run.safeStorage,
    passphrase: credentialPassphrase(process.env),
    keyring: secretService(),
  })
  if (!protector.ok) throw new Error(`the station cannot start: ${JSON.stringify(protector.error)}`)
  const station = await createStation({
    profileDir: options.profileDir,
    rendererDir: run.rendererDir,
    shell: shell.kind,
    version: run.version,
    builtAt: run.builtAt,
    protector: protector.value,
    practice: options.practice,
    texts: loadTexts,
    spawnDeviceHost: run.spawnDeviceHost,
    spawnTokenHost: run.spawnTokenHost,
    emit: (window, message) => shell.emit(window, message),
    openWindow: (window) => shell.openWindow(window, placementOf(window)),
    now: () => new Date(),
  })
  if (!station.ok) throw new Error(`the station cannot start: ${JSON.stringify(station.error)}`)
  return station.value
}

/** Settles when the windows are gone, with the process's exit code. Rejects in words where nothing could start. */
export async function runStation(run: RunOptions): Promise<number> {
  const { shell, options } = run
  const opening: Promise<Station> = openStation(run)
  shell.handle(async (window, name, payload) => (await opening).serve(window, name, payload))
  shell.onWindowLoaded((window) => {
    if (window === 'officer')
      say({ ready: true, shell: shell.kind, startedInMs: Math.round(performance.now()) })
  })
  const ended = new Promise<ExitReason>((resolve) => {
    shell.onExit(resolve)
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve('closed'))
  })
  // Called before anything is awaited: Electron wants its switches before it is ready.
  const starting = shell.start({
    profileDir: options.profileDir,
    assets: async (window, path) => (await opening).assets(window, path),
    devArgs: options.devArgs,
  })
  const [station] = await Promise.all([opening, starting])
  const started = await station.start()
  if (!started.ok) throw new Error(`the station cannot start: ${JSON.stringify(started.error)}`)
  await openWindows(shell, options.practice !== null)
  const reason = await ended
  await station.stop()
  await shell.close()
  await run.instance.release()
  return reason === 'closed' ? 0 : 1
}

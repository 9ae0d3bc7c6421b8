import { join } from 'node:path'
import { disabledFeatures, enabledFeatures } from '../browser-features.ts'
import { deadNetwork } from '../dead-network.ts'
import { settleBackend } from '../profile-record.ts'
import { dropGivenUpStore } from '../../station/given-up-store.ts'
import { ShellFailure, type ShellStart } from '../shell.ts'
import type { ElectronSurface } from './surface.ts'

/** All that Electron takes only before it is ready. Synchronous for that reason. Throws `ShellFailure`. */
export function prepareApp(app: ElectronSurface['app'], start: ShellStart): void {
  // These have no fuse: in a release they would open the pages to whoever started the program.
  const hasDebugger = ['remote-debugging-port', 'remote-debugging-pipe'].some((s) =>
    app.commandLine.hasSwitch(s),
  )
  if (app.isPackaged && hasDebugger) throw new ShellFailure('a release does not run with a debugging port')
  const browserDir = join(start.profileDir, 'electron')
  const storeDir = join(browserDir, 'Partitions', 'officer', 'IndexedDB')
  const backend = settleBackend(browserDir, storeDir)
  dropGivenUpStore(start.profileDir, storeDir)
  app.setPath('userData', browserDir)
  app.enableSandbox()
  const add = (name: string, value: string) =>
    app.commandLine.appendSwitch(name, ...(value === '' ? [] : [value]))
  for (const [name, value] of deadNetwork) add(name, value)
  if (backend === 'sqlite') add('enable-features', enabledFeatures(backend))
  add('disable-features', disabledFeatures)
  for (const arg of start.devArgs ?? []) {
    const [name = '', ...value] = arg.replace(/^--/, '').split('=')
    add(name, value.join('='))
  }
}

/** Finds Electron's binary without importing the package, whose index starts a download where it is missing. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const names: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'electron.exe',
  darwin: 'Electron.app/Contents/MacOS/Electron',
}

/** The path of the binary, or null. `ELECTRON_OVERRIDE_DIST_PATH` is honoured as Electron itself does. */
export function electronBinary(): string | null {
  const name = names[process.platform] ?? 'electron'
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const dist =
    override ?? join(dirname(createRequire(import.meta.url).resolve('electron/package.json')), 'dist')
  const path = join(dist, name)
  return existsSync(path) ? path : null
}

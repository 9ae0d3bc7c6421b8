/** Electron if its binary is there or can be fetched, else Chromium; and why. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { electronBinary } from './electron-binary.ts'

export interface Choice {
  readonly shell: 'electron' | 'chromium'
  readonly electron: string | null
  readonly why: string
}

const LIMIT_MS = 120_000

/** Runs Electron's own installer; behind a closed network it fails at once, behind a silent one at the limit. */
function fetchElectron(): string | null {
  const installer = join(
    dirname(createRequire(import.meta.url).resolve('electron/package.json')),
    'install.js',
  )
  const { status, stderr, error } = spawnSync(process.execPath, [installer], {
    encoding: 'utf8',
    timeout: LIMIT_MS,
  })
  if (status === 0) return null
  const reason = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN)\b/.exec(stderr)?.[0]
  return reason ?? (error ? 'no answer in two minutes' : 'its installer failed')
}

export function chooseShell(mayFetch: boolean): Choice {
  const there = electronBinary()
  if (there) return { shell: 'electron', electron: there, why: 'its binary is here' }
  if (!mayFetch) return { shell: 'chromium', electron: null, why: 'Electron’s binary is not here' }
  const failure = fetchElectron()
  const fetched = failure === null ? electronBinary() : null
  if (fetched) return { shell: 'electron', electron: fetched, why: 'its binary was fetched just now' }
  return {
    shell: 'chromium',
    electron: null,
    why: `Electron’s binary is not here and could not be fetched (${failure ?? 'not found after the installer'})`,
  }
}

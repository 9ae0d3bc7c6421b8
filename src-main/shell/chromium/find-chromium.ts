import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { ShellFailure } from '../shell.ts'

/** Debian and Fedora, then the makers' own packages. Any of them gives the same shell. */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
]

/** `CHROME_PATH` where it is set, else the first usual name on `PATH`. Throws `ShellFailure`. */
export async function findChromium(env: NodeJS.ProcessEnv): Promise<string> {
  const chosen = env['CHROME_PATH']
  if (chosen !== undefined && chosen !== '') {
    if (await isExecutable(chosen)) return chosen
    throw new ShellFailure(`CHROME_PATH names ${chosen}, which cannot be run`)
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  for (const name of names) {
    for (const folder of folders) {
      const path = join(folder, name)
      if (await isExecutable(path)) return path
    }
  }
  throw new ShellFailure(`no Chromium found: install the package "chromium" or set CHROME_PATH`)
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

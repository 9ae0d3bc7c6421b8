/** The command line of the station, the same for both shells. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'

/** Where a practice station finds its registry. Only with it may the practice key protector be used. */
const practice = z.object({ url: z.url({ protocol: /^https$/ }), caPem: z.string(), code: z.string() })
export type Practice = z.infer<typeof practice>

export interface StationOptions {
  readonly profileDir: string
  readonly practice: Practice | null
  readonly devArgs: readonly string[]
}

function defaultProfile(): string {
  const { APPDATA, XDG_DATA_HOME } = process.env
  if (process.platform === 'win32' && APPDATA) return join(APPDATA, 'Tram')
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'tram')
}

/**
 * `--profile DIR`, `--practice FILE`, and `--dev-arg=…` for the browser, which only practice may use: a switch
 * that opens a debugging port has no place at a real counter.
 * @throws Error in words for a technician.
 */
export function readOptions(args: readonly string[]): StationOptions {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      profile: { type: 'string' },
      practice: { type: 'string' },
      'dev-arg': { type: 'string', multiple: true },
    },
  })
  const file = typeof values.practice === 'string' ? values.practice : null
  const devArgs = (values['dev-arg'] ?? []).filter((arg) => typeof arg === 'string')
  if (devArgs.length > 0 && file === null) throw new Error('--dev-arg is for practice only')
  return {
    profileDir: typeof values.profile === 'string' ? values.profile : defaultProfile(),
    practice: file === null ? null : practice.parse(JSON.parse(readFileSync(file, 'utf8'))),
    devArgs,
  }
}

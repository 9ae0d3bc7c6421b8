/** Runs the command as a test would type it and keeps what it says. */
import { z } from 'zod'
import type { Imaging } from '../../imaging.ts'
import { run, type ExitCode } from '../run.ts'

const line = z.record(z.string(), z.unknown())

interface Said {
  readonly status: ExitCode
  readonly out: string
  readonly err: string
  /** Each line of standard output, parsed. */
  readonly lines: readonly Record<string, unknown>[]
}

export async function call(imaging: Imaging | null, ...words: readonly (string | number)[]): Promise<Said> {
  let out = ''
  let err = ''
  const status = await run(words.map(String), {
    engine: () =>
      imaging ? { ok: true, value: imaging } : { ok: false, error: { code: 'unavailable' as const } },
    out: (text) => (out += text),
    err: (text) => (err += text),
  })
  const parsed = words.includes('--help') ? [] : out.split('\n').filter((line) => line !== '')
  return { status, out, err, lines: parsed.map((text) => line.parse(JSON.parse(text))) }
}

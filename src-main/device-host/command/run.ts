/** The command without a process: words in, lines and an exit code out. */
import type { Imaging, ImagingResult } from '../imaging.ts'
import { readCommandLine, USAGE } from './command-line.ts'
import { inWords } from './failure.ts'

export interface Surroundings {
  readonly engine: () => ImagingResult<Imaging>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

export type ExitCode = 0 | 1 | 2 | 4

/** Jobs are done one after the other; one that fails is told and the others still done. */
export async function run(words: readonly string[], { engine, out, err }: Surroundings): Promise<ExitCode> {
  if (words.includes('--help')) {
    out(USAGE)
    return 0
  }
  const line = readCommandLine(words)
  if (!line.ok) {
    err(line.error === 'usage' ? USAGE : `${inWords(line.error)}\n`)
    return line.error === 'usage' ? 2 : 1
  }
  const imaging = engine()
  if (!imaging.ok) {
    err(`${inWords({ file: 'fingerprint', code: imaging.error.code })}\n`)
    return 4
  }
  let status: ExitCode = 0
  for (const job of line.value.jobs) {
    const outcome = await line.value.work(imaging.value, job)
    if (outcome.ok) out(`${JSON.stringify(outcome.value)}\n`)
    else {
      err(`${inWords(outcome.error)}\n`)
      status = 1
    }
  }
  return status
}

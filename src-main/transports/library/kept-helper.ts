/** Keeps a helper with one library running: one that dies is started again, until it has died too often. */
import { existsSync } from 'node:fs'
import type { LibraryConfig } from './config.ts'
import { startHelper, type Helper } from './helper.ts'
import type { LibraryFailure } from './library-link.ts'
import type { LibraryTimes } from './times.ts'
import { trustedFile } from './trusted-file.ts'

export interface KeptHelperOptions {
  readonly config: LibraryConfig
  /** The helper's own program. */
  readonly program: string
  readonly times: LibraryTimes
  /** The library is loaded. */
  readonly onUp: (helper: Helper) => void
  readonly onDown: () => void
  /** It will not be started again. */
  readonly onParked: () => void
}

export interface KeptHelper {
  readonly start: () => void
  /** Null while there is none, and for ever once it is parked. */
  readonly current: () => Helper | null
  readonly problem: () => LibraryFailure | null
  readonly close: () => void
}

export function keepHelper(o: KeptHelperOptions): KeptHelper {
  const { config, program, times } = o
  let helper: Helper | null = null
  let problem: LibraryFailure | null = null
  let crashes: number[] = []
  let isClosed = false
  let timer: NodeJS.Timeout | undefined

  const park = (why: LibraryFailure['why'], detail: string) => {
    problem = { why, detail }
    o.onParked()
  }
  const start = () => {
    if (!existsSync(program)) return park('parked', 'the helper was not built')
    const file = trustedFile(config.path)
    if (!file.ok) return park('untrusted', file.error)
    const { environment } = config
    const next = startHelper({ program, library: file.value, environment, times, onExit: () => over(next) })
    helper = next
    void greet(next)
  }
  const greet = async (next: Helper) => {
    const answer = await next.loaded
    if (answer === null || helper !== next) return
    if (answer.how === 'ok') o.onUp(next)
    else if (answer.how === 'other-version') park('too-old', answer.version)
    else park('parked', answer.why)
  }
  const over = (former: Helper) => {
    if (former !== helper) return
    helper = null
    o.onDown()
    if (isClosed || problem !== null) return
    const now = performance.now()
    crashes = [...crashes, now].filter((at) => at > now - times.withinMs)
    if (crashes.length >= times.crashes) park('parked', `ended ${crashes.length} times within a minute`)
    else timer = setTimeout(start, times.backOffMs[crashes.length - 1] ?? times.backOffMs.at(-1))
  }

  return {
    start,
    current: () => helper,
    problem: () => problem,
    close: () => {
      isClosed = true
      clearTimeout(timer)
      helper?.kill()
    },
  }
}

/** The browser as a process group of its own: started, watched, and ended whole. */
import { spawn, type ChildProcess } from 'node:child_process'
import { Readable, Writable } from 'node:stream'
import { ShellFailure, type ExitReason } from '../shell.ts'
import { createCdpPipe, type CdpPipe } from './cdp-pipe.ts'

export interface BrowserProcess {
  readonly cdp: CdpPipe
  readonly pid: number
  /** Settles when the browser has ended, for whatever reason. */
  readonly exited: Promise<ExitReason>
  /** Asks the browser to leave (it then flushes its storage), waits up to 3 s, ends its group. */
  end(): Promise<void>
}

const endWaitMs = 3_000

/** Throws `ShellFailure` when the program cannot be started. */
export async function startBrowser(
  path: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<BrowserProcess> {
  const child = spawn(path, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    env,
  })
  const pid = await spawned(child)
  const [toBrowser, fromBrowser] = [child.stdio[3], child.stdio[4]]
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable))
    throw new Error('no debugging pipe')
  const exited = new Promise<ExitReason>((resolve) =>
    child.once('exit', (code, signal) => resolve(exitReason(code, signal))),
  )
  const cdp = createCdpPipe(toBrowser, fromBrowser)
  return { cdp, pid, exited, end: () => endGroup(cdp, pid, exited) }
}

function spawned(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0))
    child.once('error', (error) => reject(new ShellFailure(`Chromium did not start: ${error.message}`)))
  })
}

async function endGroup(cdp: CdpPipe, pid: number, exited: Promise<ExitReason>): Promise<void> {
  // Rejects where the browser is already gone, which is what is wanted.
  cdp.send('Browser.close').catch(() => undefined)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, endWaitMs)
  })
  await Promise.race([exited, late])
  clearTimeout(timer)
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The whole group has left by itself.
  }
  await exited
}

const crashSignals = new Set(['SIGSEGV', 'SIGABRT', 'SIGBUS', 'SIGILL', 'SIGTRAP', 'SIGFPE'])

/** Debian's `chromium` is a script, so a signal may come as itself or as 128 + its number. */
function exitReason(code: number | null, signal: NodeJS.Signals | null): ExitReason {
  if (signal !== null) return crashSignals.has(signal) ? 'crashed' : 'killed'
  if (code === 0) return 'closed'
  return code === 128 + 9 || code === 128 + 15 ? 'killed' : 'crashed'
}

/**
 * Without the proxies of whoever started us, Node's own settings, and our configuration. Where there is no HOME,
 * Chromium gets its own folder for what it keeps beside the profile.
 */
export function browserEnvironment(env: NodeJS.ProcessEnv, browserDir: string): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^(.*_proxy|NODE_.*|STATION_.*|ELECTRON_.*)$/i.test(name),
  )
  return {
    ...Object.fromEntries(kept),
    HOME: env['HOME'] === undefined || env['HOME'] === '' ? browserDir : env['HOME'],
  }
}

/** How each shell starts the device host and the token host: a forked Node, or a utility process of Electron. */
import { fork } from 'node:child_process'
import { basename } from 'node:path'
import type { SpawnHost } from '../station/devices/host-process.ts'

/** `path` is the bundled host, `settings` the `devices.json` that the device host reads. Its own output goes to our error stream: it holds no personal data. */
export function spawnNodeHost(path: string, settings?: string): SpawnHost {
  return () => {
    const child = fork(path, settings === undefined ? [] : [settings], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [],
    })
    return {
      pid: () => child.pid ?? null,
      post: (message) => {
        if (child.connected) child.send(message, () => undefined)
      },
      onMessage: (fn) => void child.on('message', fn),
      onExit: (fn) => {
        let isTold = false
        const tell = () => {
          if (!isTold) fn()
          isTold = true
        }
        child.once('exit', tell)
        child.once('error', tell)
      },
      kill: () => void child.kill('SIGKILL'),
    }
  }
}

/** The members of Electron's `utilityProcess` that are used. */
export interface UtilityProcesses {
  fork(
    path: string,
    args: string[],
    options: { serviceName: string; stdio: 'ignore' },
  ): {
    readonly pid: number | undefined
    postMessage(message: unknown): void
    kill(): boolean
    on(event: 'message', fn: (message: unknown) => void): unknown
    once(event: 'exit', fn: () => void): unknown
  }
}

/** The fuse `runAsNode` is off, so `fork` would start a second station; Electron has this instead. */
export function spawnUtilityHost(
  utilityProcess: UtilityProcesses,
  path: string,
  settings?: string,
): SpawnHost {
  return () => {
    const args = settings === undefined ? [] : [settings]
    const child = utilityProcess.fork(path, args, { serviceName: basename(path, '.mjs'), stdio: 'ignore' })
    return {
      pid: () => child.pid ?? null,
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
      post: (message) => child.postMessage(message),
      onMessage: (fn) => void child.on('message', fn),
      onExit: (fn) => void child.once('exit', fn),
      kill: () => void child.kill(),
    }
  }
}

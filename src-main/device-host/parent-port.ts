/** The way to the station, whichever shell started this process. */
import { z } from 'zod'
import type { FromHost } from './messages.ts'

export interface ParentPort<M> {
  readonly post: (message: M) => void
  readonly onMessage: (fn: (message: unknown) => void) => void
  /** The station has gone; nothing that we could say would be heard. */
  readonly onGone: (fn: () => void) => void
}

/** Electron's `process.parentPort`, of which plain Node knows nothing. */
interface UtilityPort {
  postMessage(message: unknown): void
  on(event: 'message', fn: (event: { data: unknown }) => void): void
}
const utilityPort = z.custom<UtilityPort>(
  (value) => typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value,
)

export function openParentPort<M = FromHost>(): ParentPort<M> {
  const utility = utilityPort.safeParse(Reflect.get(process, 'parentPort'))
  if (utility.success) {
    const port = utility.data
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
      post: (message) => port.postMessage(message),
      onMessage: (fn) => port.on('message', ({ data }) => fn(data)),
      // Electron ends its utility processes with itself.
      onGone: () => undefined,
    }
  }
  return {
    post: (message) => {
      if (process.connected) process.send?.(message, undefined, {}, () => undefined)
    },
    onMessage: (fn) => void process.on('message', fn),
    onGone: (fn) => void process.once('disconnect', fn),
  }
}

/** Who may command the simulated scanner, and what it answers. */
import type { Command, Response } from './commands.ts'
import type { Exposure } from './simulated-exposure.ts'
import type { DeviceFault } from './status.ts'

/** A session that says nothing for so long is over. */
const sessionMs = 5_000

export interface SimulatedSession {
  readonly obey: (command: Command, from: number) => Response['status']
  /** 0 where there is none. */
  readonly id: () => number
  readonly lastError: () => DeviceFault
  /** Power is gone. */
  readonly end: () => void
}

export function createSimulatedSession(exposure: Exposure, isBroken: () => boolean): SimulatedSession {
  let session: { readonly id: number; lastMs: number } | null = null
  let lastError: DeviceFault = 'none'

  const enter = (id: number, nowMs: number): Response['status'] => {
    if (session !== null && session.id !== id && nowMs - session.lastMs < sessionMs) return 'busy'
    if (session?.id !== id) exposure.rest()
    session = { id, lastMs: nowMs }
    return 'ok'
  }
  const arm = (position: number, upTo: number): Response['status'] => {
    if (position < 1 || position > 15) {
      lastError = 'bad-value'
      return 'bad-argument'
    }
    lastError = isBroken() ? 'sensor' : 'none'
    exposure.arm(position, upTo)
    return 'ok'
  }

  return {
    obey: (command, from) => {
      const nowMs = performance.now()
      if (command.op === 'hello') return enter(from, nowMs)
      if (session?.id !== from) return 'bad-session'
      session.lastMs = nowMs
      if (command.op === 'arm') return arm(command.position, command.upTo)
      if (command.op === 'cancel') exposure.rest()
      else if (command.op === 'bye') session = null
      else if (command.op === 'self-test') lastError = isBroken() ? 'sensor' : 'none'
      else if ('transfer' in command) exposure.follow(command)
      return 'ok'
    },
    id: () => session?.id ?? 0,
    lastError: () => lastError,
    end: () => {
      session = null
      lastError = 'none'
    },
  }
}

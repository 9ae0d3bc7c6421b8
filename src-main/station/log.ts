/**
 * The station's log: events with ids and codes, never names, numbers, texts or bytes. Causes of bugs are kept
 * as their class and stack only, because messages may quote what they choked on.
 */
import { randomBytes } from 'node:crypto'
import { destination, pino } from 'pino'

export interface Log {
  info(event: string, ids?: Readonly<Record<string, string | number | boolean>>): void
  /** Returns the reference that the person is shown. */
  bug(where: string, cause: unknown): string
}

/** Drops the message line of a stack; what is left are places in our own code. */
function placesOf(cause: unknown): string[] {
  const stack = cause instanceof Error ? (cause.stack ?? '') : ''
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
}

export function createLog(file: string): Log {
  const logger = pino({ base: null }, destination({ dest: file, sync: true, mkdir: true, mode: 0o600 }))
  return {
    info: (event, ids = {}) => logger.info(ids, event),
    bug(where, cause) {
      const ref = randomBytes(4).toString('hex')
      const kind = cause instanceof Error ? cause.name : typeof cause
      logger.error({ ref, where, kind, at: placesOf(cause) }, 'bug')
      return ref
    },
  }
}

/**
 * Keeps a window's picture of the station current: a snapshot, then each event in order.
 * A missing or unreadable event means that the snapshot is taken again.
 */
import type { AppError } from '../../src-main/contract/errors.ts'
import type { Result } from '../../src-main/contract/result.ts'
import { parseEvent, type AnyEvent } from './event-message.ts'
import type { StationPort } from './port.ts'

export interface Following<S> {
  readonly port: StationPort
  readonly takeSnapshot: () => Promise<Result<S>>
  readonly onSnapshot: (snapshot: S) => void
  readonly onEvent: (event: AnyEvent) => void
  readonly onFailure: (error: AppError) => void
  /** Runs `fn` once after `ms`; the answer cancels it. */
  readonly later: (fn: () => void, ms: number) => () => void
}

/** How long to wait before a failed snapshot is asked for again. */
export const RETRY_MS = 1_000

/** Starts to follow; the answer ends it. */
export function follow<S extends { readonly eventSeq: number }>(to: Following<S>): () => void {
  let ended = false
  let taking = false
  let missed = false
  let lastSeq = 0
  let early: AnyEvent[] = []
  let cancelRetry: () => void = () => undefined

  function accept(event: AnyEvent): void {
    if (event.seq <= lastSeq) return
    // Provisioning changes everything at once; no event carries it.
    if (event.seq > lastSeq + 1 || event.name === 'station.provisioned') return void take()
    lastSeq = event.seq
    to.onEvent(event)
  }

  async function take(): Promise<void> {
    taking = true
    missed = false
    const snapshot = await to.takeSnapshot()
    taking = false
    if (ended) return
    if (!snapshot.ok) {
      to.onFailure(snapshot.error)
      cancelRetry = to.later(() => void take(), RETRY_MS)
      return
    }
    lastSeq = snapshot.value.eventSeq
    to.onSnapshot(snapshot.value)
    drain()
  }

  function drain(): void {
    const waiting = early.sort((a, b) => a.seq - b.seq)
    early = []
    for (const event of waiting) {
      if (taking) early.push(event)
      else accept(event)
    }
    if (missed && !taking) void take()
  }

  const unsubscribe = to.port.on((raw) => {
    const event = parseEvent(raw)
    if (event === null) {
      missed = true
      if (!taking) void take()
    } else if (taking) early.push(event)
    else accept(event)
  })
  void take()

  return () => {
    ended = true
    cancelRetry()
    unsubscribe()
  }
}

/** One open device of node-hid, with all of its traps: what comes out here is as plain as a link must be. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fail, ok, type Result } from '../../contract/result.ts'
import { saysGone } from './failure.ts'
import type { HidHandle } from './node-hid.ts'

/** `stalled`: the device is there and did not take it. */
type PortError = 'closed' | 'stalled'

export interface Port {
  readonly write: (report: Uint8Array) => Promise<Result<void, PortError>>
  readonly setFeature: (report: Uint8Array) => Promise<Result<void, PortError>>
  readonly getFeature: (id: number, maxLength: number) => Promise<Result<Uint8Array, PortError>>
  /** Each listener gets a copy of its own. */
  readonly hear: (fn: (report: Uint8Array) => void) => () => void
  /** Once; at once where it is gone already. Answers with what ends the listening. */
  readonly onGone: (fn: () => void) => () => void
  /** Settles when the system has let go of the device; may be called twice and never fails. */
  readonly close: () => Promise<void>
}

/**
 * Windows fails where there is less room than the longest feature report of the device needs, and Linux cuts the
 * answer without a word: always ask for more, and cut here.
 */
const featureRoom = 512

/** `isListed` says whether the system still knows the device; asked only after a failure. */
export function createPort(handle: HidHandle, isListed: () => Promise<boolean>): Port {
  const hearing = new Set<(report: Uint8Array) => void>()
  const mourning = new Set<() => void>()
  let isGone = false
  let closing: Promise<void> | undefined

  // node-hid begins to read in the tick after the listener came, and where the device is closed by then it throws out
  // of that tick, where nobody can catch it.
  const close = () => (closing ??= nextTurn().then(() => handle.close().catch(() => undefined)))
  const lose = () => {
    if (isGone) return
    isGone = true
    hearing.clear()
    for (const fn of mourning) fn()
    mourning.clear()
    void close()
  }
  // First of all: an error that nobody hears ends the process.
  handle.on('error', lose)
  // From the beginning and without a pause: what the kernel queues for nobody would be delivered later as if it
  // were new, and without reading an unplug goes unseen.
  handle.on('data', (report) => {
    // A Buffer's own `slice` would share its memory.
    for (const fn of hearing) fn(new Uint8Array(report))
  })

  const perform = async <T>(act: () => Promise<T>): Promise<Result<T, PortError>> => {
    if (isGone || closing !== undefined) return fail('closed')
    try {
      return ok(await act())
    } catch (error) {
      if (saysGone(error) || !(await isListed())) lose()
      return fail(isLost() ? 'closed' : 'stalled')
    }
  }
  const isLost = () => isGone || closing !== undefined
  const send = async (report: Uint8Array, act: (bytes: Buffer) => Promise<number>) => {
    const sent = await perform(() => act(Buffer.from(report)))
    if (!sent.ok) return sent
    // Windows counts what it padded; less than all is a report that the device cannot have understood.
    return sent.value < report.length ? fail('stalled' as const) : ok()
  }

  return {
    write: (report) => send(report, (bytes) => handle.write(bytes)),
    setFeature: (report) => send(report, (bytes) => handle.sendFeatureReport(bytes)),
    getFeature: async (id, maxLength) => {
      const room = Math.max(maxLength, featureRoom)
      const got = await perform(() => handle.getFeatureReport(id, room))
      return got.ok ? ok(new Uint8Array(got.value.subarray(0, maxLength))) : got
    },
    hear: (fn) => {
      if (!isLost()) hearing.add(fn)
      return () => hearing.delete(fn)
    },
    onGone: (fn) => {
      if (isGone) fn()
      else mourning.add(fn)
      return () => mourning.delete(fn)
    },
    close: () => {
      hearing.clear()
      mourning.clear()
      return close()
    },
  }
}

/** What the line is worth, by asking the registry itself: no interface flag is believed (reference/sync.md §10). */
import { randomBytes } from 'node:crypto'
import type { AppError } from '../../contract/errors.ts'
import type { LinkState } from '../../contract/records/snapshot.ts'
import type { PinnedHttp } from './pinned-http.ts'
import { askHello } from './registry-client.ts'

const SLOW_BITS_PER_SECOND = 64_000
const FIRST_PROBE_MS = 30_000
const LONGEST_PROBE_MS = 5 * 60_000

export interface Link {
  state(): LinkState
  isUp(): boolean
  /** Asks now, and settles with what came of it. */
  probe(signal: AbortSignal): Promise<void>
  /** A call failed like this: the line is no longer what it was. */
  failed(error: AppError): void
  measured(bitsPerSecond: number): void
  /** Bits per second of the last body; null before the first. */
  rate(): number | null
  /** Until the next probe, by the wall clock given at the last one: 30 s while up, growing to 5 min while down. */
  nextProbeInMs(nowMs: number): number
}

export interface LinkDeps {
  readonly http: PinnedHttp
  /** The same address without any trust in who answers: a time is believed by its signature alone. */
  readonly anybody: PinnedHttp
  readonly receiptCertPem: string
  /** Wall time in ms. */
  readonly now: () => number
  readonly random: () => number
  readonly onLink: (state: LinkState) => void
  readonly onSignedTime: (serverMs: number) => void
}

/** The state that a failed call proves, or null where it says nothing about the line. */
function linkAfter(error: AppError): LinkState | null {
  if (error.code === 'uplink/no-link') return 'none'
  if (error.code === 'uplink/wrong-certificate') return 'wrong-certificate'
  if (error.code === 'uplink/wrong-time') return 'wrong-time'
  if (error.code === 'uplink/proxy') return 'proxy'
  return null
}

export function createLink(deps: LinkDeps): Link {
  const { now, random, onLink, onSignedTime } = deps
  let state: LinkState = 'none'
  let rate: number | null = null
  let failures = 0
  let probedAtMs: number | null = null

  const become = (next: LinkState): void => {
    if (next === state) return
    state = next
    onLink(next)
  }
  const up = (): LinkState => (rate !== null && rate < SLOW_BITS_PER_SECOND ? 'slow' : 'good')
  const isUp = (): boolean => state === 'good' || state === 'slow'
  const waitMs = (): number => {
    const span = Math.min(LONGEST_PROBE_MS, FIRST_PROBE_MS * 2 ** Math.min(10, Math.max(0, failures - 1)))
    return span * (0.75 + random() / 4)
  }
  let nextWaitMs = 0

  return {
    state: () => state,
    isUp,
    probe: async (signal) => {
      const answer = await greet(deps, signal)
      probedAtMs = now()
      failures = answer.ok ? 0 : failures + 1
      if (answer.ok) onSignedTime(Date.parse(answer.value.serverTime))
      nextWaitMs = waitMs()
      // Somebody answers in the registry's place: a portal, until it proves itself.
      become(answer.ok ? up() : (linkAfter(answer.error) ?? 'portal'))
    },
    failed: (error) => {
      const after = linkAfter(error)
      if (!after) return
      probedAtMs = null
      become(after)
    },
    measured: (bitsPerSecond) => {
      rate = bitsPerSecond
      if (isUp()) become(up())
    },
    rate: () => rate,
    nextProbeInMs: (nowMs) => {
      if (probedAtMs === null || nowMs < probedAtMs) return 0
      return Math.max(0, probedAtMs + nextWaitMs - nowMs)
    },
  }
}

/**
 * Where only the dates of the registry's certificate do not fit our clock, the time is asked once of whoever answers,
 * over a nonce, and believed by the receipt key's signature; then the certificate is judged by that time.
 */
async function greet(
  { http, anybody, receiptCertPem, onSignedTime }: LinkDeps,
  signal: AbortSignal,
): ReturnType<typeof askHello> {
  const nonce = () => randomBytes(16).toString('base64url')
  const first = await askHello(http, receiptCertPem, nonce(), signal)
  if (first.ok || first.error.code !== 'uplink/wrong-time') return first
  const time = await askHello(anybody, receiptCertPem, nonce(), signal)
  if (!time.ok) return first
  onSignedTime(Date.parse(time.value.serverTime))
  return askHello(http, receiptCertPem, nonce(), signal)
}

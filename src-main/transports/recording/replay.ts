/**
 * A transport that plays a recording to a driver: each thing the driver says must be the next that was said, and
 * gets the answer that was given. Time is not played: what came from the device by itself comes as soon as the
 * driver has said all that had been said before it.
 */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { LinkError, LinkInfo, ReportLink, Transport } from '../link.ts'
import type { Entry } from './format.ts'

export interface Mismatch {
  readonly code: 'replay/mismatch'
  readonly link: number
  /** What the recording has next; null where it is at its end. */
  readonly expected: Entry | null
  readonly said: string
}

export interface Replay extends Transport {
  readonly open: (path: string) => Promise<ReportLink | null>
  /** Fails once a driver has said something else than was recorded; its link is then gone. */
  readonly outcome: () => Result<void, Mismatch>
}

/** Each recorded opening is a device of its own, `replay-1` and so on, and can be opened once. */
export function createReplay(entries: readonly Entry[]): Replay {
  const infos = new Map<string, { readonly info: LinkInfo; readonly link: number }>()
  for (const one of entries) {
    if (one.what !== 'open') continue
    const path = `replay-${one.link}`
    infos.set(path, { info: { ...one.info, path }, link: one.link })
  }
  let mismatch: Mismatch | null = null

  return {
    list: async () => [...infos.values()].map(({ info }) => info),
    open: async (path) => {
      const recorded = infos.get(path)
      if (recorded === undefined) return null
      infos.delete(path)
      const own = entries.filter(({ link, what }) => link === recorded.link && what !== 'open')
      return replayLink(own, (expected, said) => {
        mismatch ??= { code: 'replay/mismatch', link: recorded.link, expected, said }
      })
    },
    onChange: () => undefined,
    close: () => infos.clear(),
    outcome: () => (mismatch === null ? ok() : fail(mismatch)),
  }
}

type Answer = Extract<Entry, { what: 'done' | 'got' | 'failed' }>

/** What was left out of the recording is played as zeros. */
const bytesOf = ({ hex, cut }: { readonly hex: string; readonly cut: number }) =>
  new Uint8Array(Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(cut)]))

const isAnswer = (entry: Entry): entry is Answer => ['done', 'got', 'failed'].includes(entry.what)

function replayLink(
  entries: readonly Entry[],
  onMismatch: (e: Entry | null, said: string) => void,
): ReportLink {
  const answers = new Map(entries.filter(isAnswer).map((answer) => [answer.op, answer]))
  const script = entries.filter((entry) => !isAnswer(entry) && entry.what !== 'close')
  const hearing = new Set<(report: Uint8Array) => void>()
  const gone = new Set<() => void>()
  let at = 0
  let isOpen = true
  let isGone = false

  const lose = () => {
    isGone = true
    for (const fn of gone) fn()
    gone.clear()
  }
  const canPlay = () => isOpen && !isGone
  /** Plays what the device did by itself, up to the next thing that the driver must say. */
  const playOn = () => {
    while (canPlay()) {
      const next = script[at]
      if (next?.what === 'report') for (const fn of hearing) fn(bytesOf(next))
      else if (next?.what === 'gone') lose()
      else return
      at += 1
    }
  }
  const say = (
    signal: AbortSignal,
    said: string,
    matches: (next: Entry) => boolean,
  ): Result<Entry, LinkError> => {
    if (signal.aborted) return fail('cancelled')
    if (!isOpen || isGone) return fail('closed')
    const next = script[at]
    if (next === undefined || !matches(next)) {
      onMismatch(next ?? null, said)
      lose()
      return fail('closed')
    }
    at += 1
    setImmediate(playOn)
    const answer = 'op' in next ? answers.get(next.op) : undefined
    // Without an answer the recording was cut off while the device was thinking.
    if (answer === undefined) return fail('closed')
    return answer.what === 'failed' ? fail(answer.error) : ok(answer)
  }
  const send = (what: 'write' | 'set', report: Uint8Array, signal: AbortSignal): Result<void, LinkError> => {
    const said = Buffer.from(report).toString('hex')
    const result = say(signal, `${what} ${said}`, (next) => {
      if (next.what !== what) return false
      return report.length === next.hex.length / 2 + next.cut && said.startsWith(next.hex)
    })
    return result.ok ? ok() : result
  }
  setImmediate(playOn)

  return {
    speaks: 'reports',
    write: async (report, signal) => send('write', report, signal),
    setFeature: async (report, signal) => send('set', report, signal),
    getFeature: async (id, maxLength, signal) => {
      const isSame = (next: Entry) => next.what === 'get' && next.id === id && next.maxLength === maxLength
      const result = say(signal, `get ${id} ${maxLength}`, isSame)
      if (!result.ok) return result
      return result.value.what === 'got' ? ok(bytesOf(result.value)) : fail('closed')
    },
    onReport: (fn) => {
      hearing.add(fn)
      return () => hearing.delete(fn)
    },
    onGone: (fn) => {
      if (!isOpen) return
      if (isGone) fn()
      else gone.add(fn)
    },
    close: () => {
      isOpen = false
      hearing.clear()
      gone.clear()
    },
  }
}

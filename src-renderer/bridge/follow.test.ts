import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../src-main/contract/result.ts'
import { follow } from './follow.ts'

interface Snapshot {
  readonly eventSeq: number
}

const event = (seq: number) => ({ seq, name: 'uplink.changed', data: { link: 'good' } })
const settle = () => new Promise((done) => setTimeout(done, 0))

/** A station that counts its events and answers snapshots when told to. */
function station(answers: Result<Snapshot>[]) {
  let tell: (message: unknown) => void = () => undefined
  const seen: (number | string)[] = []
  const timers: (() => void)[] = []
  let taken = 0
  const end = follow<Snapshot>({
    port: {
      call: () => Promise.resolve(null),
      on: (fn) => {
        tell = fn
        return () => seen.push('unsubscribed')
      },
    },
    takeSnapshot: async () => {
      await settle()
      const answer = answers[Math.min(taken, answers.length - 1)] ?? ok({ eventSeq: 0 })
      taken += 1
      return answer
    },
    onSnapshot: (snapshot) => seen.push(`snapshot ${snapshot.eventSeq}`),
    onEvent: (one) => seen.push(one.seq),
    onFailure: (error) => seen.push(error.code),
    later: (fn) => {
      timers.push(fn)
      return () => timers.splice(timers.indexOf(fn), 1)
    },
  })
  return { seen, timers, end, tell: (message: unknown) => tell(message), taken: () => taken }
}

test('events that came during the snapshot are applied after it, older ones dropped', async () => {
  const s = station([ok({ eventSeq: 5 })])
  s.tell(event(5))
  s.tell(event(7))
  s.tell(event(6))
  await settle()
  await settle()
  expect(s.seen).toEqual(['snapshot 5', 6, 7])
})

test('a gap takes the snapshot again', async () => {
  const s = station([ok({ eventSeq: 1 }), ok({ eventSeq: 9 })])
  await settle()
  await settle()
  s.tell(event(2))
  s.tell(event(4))
  await settle()
  await settle()
  s.tell(event(10))
  expect(s.seen).toEqual(['snapshot 1', 2, 'snapshot 9', 10])
})

test('an unreadable event counts as a gap', async () => {
  const s = station([ok({ eventSeq: 1 }), ok({ eventSeq: 2 })])
  await settle()
  await settle()
  s.tell({ seq: 2, name: 'uplink.changed', data: { link: 'splendid' } })
  await settle()
  await settle()
  expect(s.seen).toEqual(['snapshot 1', 'snapshot 2'])
})

test('a station that was just provisioned is looked at anew', async () => {
  const s = station([ok({ eventSeq: 0 }), ok({ eventSeq: 1 })])
  await settle()
  await settle()
  s.tell({ seq: 1, name: 'station.provisioned', data: { stationId: 'tram-0001' } })
  await settle()
  await settle()
  expect(s.seen).toEqual(['snapshot 0', 'snapshot 1'])
})

test('a failed snapshot is said and asked for again later', async () => {
  const s = station([fail({ code: 'internal/bug', ref: 'x' }), ok({ eventSeq: 3 })])
  await settle()
  await settle()
  expect(s.seen).toEqual(['internal/bug'])
  s.timers[0]?.()
  await settle()
  await settle()
  expect(s.seen).toEqual(['internal/bug', 'snapshot 3'])
})

test('after the end nothing is heard any more', async () => {
  const s = station([ok({ eventSeq: 0 })])
  s.end()
  await settle()
  await settle()
  expect(s.seen).toEqual(['unsubscribed'])
})

test('whatever is lost or repeated, events are applied in order and never twice in a row of snapshots', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 25 }), async (seqs) => {
      const s = station([ok({ eventSeq: 0 }), ok({ eventSeq: 12 })])
      await settle()
      await settle()
      for (const seq of seqs) s.tell(event(seq))
      await settle()
      await settle()
      s.end()
      const applied = s.seen.filter((one) => typeof one === 'number')
      expect(applied).toEqual(applied.map((_, index) => index + 1))
    }),
    { numRuns: 30 },
  )
})

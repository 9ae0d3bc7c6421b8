/** What the desk of officers decides, on its own: proofs, idleness, days without a link, PINs. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createIdleWatch } from './idle-watch.ts'
import { createContact, offlineDaysLeft } from './offline.ts'
import { isWeakPin } from './pin-strength.ts'
import { createProofs } from './proofs.ts'

describe('proofs', () => {
  const at = { ms: 0 }
  const make = () => createProofs({ recentMinutes: () => 30, monotonicMs: () => at.ms })
  const needed = (persons: number) => ({
    ok: false,
    error: { code: 'officers/proof-needed', call: 'queue.export', persons },
  })
  beforeEach(() => {
    at.ms = 1_000
  })

  it('are recent for the minutes of the pack, for the officer who gave them', () => {
    const proofs = make()
    expect(proofs.take('queue.export', 'recent', 'an')).toEqual(needed(1))
    proofs.proved('an', null)
    at.ms += 30 * 60_000 - 1
    expect(proofs.take('queue.export', 'recent', 'an')).toEqual({ ok: true })
    expect(proofs.take('queue.export', 'recent', 'binh')).toEqual(needed(1))
    at.ms += 1
    expect(proofs.take('queue.export', 'recent', 'an')).toEqual(needed(1))
  })

  it('for one call are spent by it, and good for no other', () => {
    const proofs = make()
    proofs.proved('an', null)
    expect(proofs.take('queue.export', 'pin', 'an')).toEqual(needed(1))
    proofs.proved('an', 'queue.purge')
    expect(proofs.take('queue.export', 'pin', 'an')).toEqual(needed(1))
    proofs.proved('an', 'queue.export')
    expect(proofs.take('queue.export', 'pin', 'an')).toEqual({ ok: true })
    expect(proofs.take('queue.export', 'pin', 'an')).toEqual(needed(1))
  })

  it('of two officers are of two, not twice of one, and within two minutes', () => {
    const proofs = make()
    proofs.proved('an', 'queue.export')
    proofs.proved('an', 'queue.export')
    expect(proofs.take('queue.export', 'two', 'an')).toEqual(needed(2))
    at.ms += 120_000
    proofs.proved('binh', 'queue.export')
    expect(proofs.take('queue.export', 'two', 'an')).toEqual(needed(2))
    proofs.proved('an', 'queue.export')
    expect(proofs.take('queue.export', 'two', 'chi')).toEqual(needed(2))
    expect(proofs.take('queue.export', 'two', 'an')).toEqual({ ok: true })
    proofs.proved('an', 'queue.export')
    proofs.forget()
    expect(proofs.take('queue.export', 'pin', 'an')).toEqual(needed(1))
  })

  it('never let a call through that nobody proved, whatever came before', () => {
    const step = fc.record({
      who: fc.constantFrom('an', 'binh'),
      call: fc.constantFrom('queue.export', 'queue.purge', null),
      does: fc.constantFrom('prove', 'take'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const proofs = make()
        const open = new Map<string, Set<string>>()
        for (const { who, call, does } of steps) {
          if (does === 'prove') {
            proofs.proved(who, call)
            if (call) open.set(call, (open.get(call) ?? new Set()).add(who))
          } else if (call) {
            expect(proofs.take(call, 'pin', who).ok).toBe(open.get(call)?.has(who) ?? false)
            if (open.get(call)?.has(who)) open.delete(call)
          }
        }
      }),
    )
  })
})

describe('the idle watch', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())
  const clock = { now: 1_000_000, monotonicMs: 0 }
  const pass = (ms: number, of: { wall?: boolean; monotonic?: boolean } = {}) => {
    if (of.wall ?? true) clock.now += ms
    if (of.monotonic ?? true) clock.monotonicMs += ms
    vi.advanceTimersByTime(2_000)
  }
  const watch = () => {
    const idle = { times: 0 }
    const made = createIdleWatch({
      seconds: () => 60,
      onIdle: () => (idle.times += 1),
      clocks: { now: () => clock.now, monotonicMs: () => clock.monotonicMs },
    })
    return { made, idle }
  }

  it('tells once, after the seconds of the pack, and begins anew with each touch', () => {
    const { made, idle } = watch()
    made.touch()
    pass(59_000)
    expect(idle.times).toBe(0)
    made.touch()
    pass(59_000)
    expect(idle.times).toBe(0)
    pass(1_000)
    expect(idle.times).toBe(1)
    pass(600_000)
    expect(idle.times).toBe(1)
  })

  it('is fooled neither by a sleeping machine nor by a clock that is set back', () => {
    const slept = watch()
    slept.made.touch()
    pass(61_000, { monotonic: false })
    expect(slept.idle.times).toBe(1)
    const setBack = watch()
    setBack.made.touch()
    clock.now -= 3_600_000
    pass(61_000)
    expect(setBack.idle.times).toBe(1)
  })

  it('is quiet after it was stopped', () => {
    const { made, idle } = watch()
    made.touch()
    made.stop()
    pass(600_000)
    expect(idle.times).toBe(0)
  })
})

describe('days without the registry', () => {
  const day = 86_400_000
  const facts = { nowMs: 100 * day, lastRecordMs: 0, lastContactMs: 100 * day, limitDays: 7 }
  it.each([
    ['on the day of the contact', facts, 7],
    ['a day later', { ...facts, nowMs: 101 * day }, 6],
    ['in the last hours', { ...facts, nowMs: 107 * day - 1 }, 1],
    ['when they are over', { ...facts, nowMs: 107 * day }, 0],
    ['long after', { ...facts, nowMs: 4_000 * day }, 0],
    [
      'with the clock set back behind the last record',
      { ...facts, nowMs: 10 * day, lastRecordMs: 107 * day },
      0,
    ],
    ['with a clock that is behind the registry', { ...facts, nowMs: 90 * day }, 7],
  ])('are counted %s', (_, given, left) => {
    expect(offlineDaysLeft(given)).toBe(left)
  })

  it('go on counting after a restart', async () => {
    const boxes = new Map<string, Uint8Array>()
    const vault = {
      store: (name: string, bytes: Uint8Array) => {
        boxes.set(name, bytes)
        return Promise.resolve({ ok: true as const, value: undefined })
      },
      load: (name: string) => Promise.resolve({ ok: true as const, value: boxes.get(name) ?? null }),
    }
    const first = createContact(vault, () => undefined)
    await first.load()
    expect(first.lastMs()).toBeNull()
    first.heard(5_000_000.5)
    first.heard(4_000_000)
    const again = createContact(vault, () => undefined)
    await again.load()
    expect(again.lastMs()).toBe(5_000_001)
  })
})

describe('a weak PIN', () => {
  it.each(['000000', '123456', '987654', 'aaaaaaaa', 'abcdef', 'Can-Bo-1'])('is %s', (pin) => {
    expect(isWeakPin(pin, 'can-bo-1')).toBe(true)
  })
  it.each(['246810', '102938', 'mưa rơi ngoài phố', '121212'])('is not %s', (pin) => {
    expect(isWeakPin(pin, 'can-bo-1')).toBe(false)
  })
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createKeeping, KEEP_AFTER_MS } from './keeping.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function aKeeping(wasKept = false) {
  const sent: (string | null)[] = []
  return { sent, keeping: createKeeping(wasKept, (text) => sent.push(text)) }
}

it('keeps whoever types without a pause, at the same pace', () => {
  const { sent, keeping } = aKeeping()
  for (let letters = 1; letters <= 20; letters++) {
    keeping.keep('a'.repeat(letters))
    vi.advanceTimersByTime(KEEP_AFTER_MS / 4)
  }
  expect(sent).toEqual(['aaaa', 'aaaaaaaa', 'aaaaaaaaaaaa', 'aaaaaaaaaaaaaaaa', 'aaaaaaaaaaaaaaaaaaaa'])
})

it('keeps at once what waits when the form goes away, and nothing twice', () => {
  const { sent, keeping } = aKeeping()
  keeping.keep('nốt ruồi')
  keeping.flush()
  keeping.flush()
  vi.runAllTimers()
  expect(sent).toEqual(['nốt ruồi'])
})

it('forgets what was saved, and what still waited with it', () => {
  const { sent, keeping } = aKeeping()
  keeping.keep('nốt ruồi')
  keeping.flush()
  keeping.keep('nốt ruồi C')
  keeping.forget()
  keeping.forget()
  vi.runAllTimers()
  expect(sent).toEqual(['nốt ruồi', null])
})

it('forgets what was kept before this page, and tells nobody of what never was', () => {
  for (const wasKept of [true, false]) {
    const { sent, keeping } = aKeeping(wasKept)
    keeping.keep('n')
    keeping.forget()
    expect(sent).toEqual(wasKept ? [null] : [])
  }
})

import { expect, test } from 'vitest'
import { beginAnew, databaseName } from './generation.ts'

function aStorage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    clear: () => items.clear(),
    getItem: (key) => items.get(key) ?? null,
    key: (n) => [...items.keys()][n] ?? null,
    removeItem: (key) => void items.delete(key),
    setItem: (key, value) => void items.set(key, value),
  }
}

test('a database that is given up is followed by the next, once while the window lives', () => {
  const kept = aStorage()
  const window = aStorage()
  expect(databaseName(kept)).toBe('queue')
  expect([beginAnew(kept, window), databaseName(kept)]).toEqual([true, 'queue-1'])
  expect([beginAnew(kept, window), databaseName(kept)]).toEqual([false, 'queue-1'])
  expect([beginAnew(kept, aStorage()), databaseName(kept)]).toEqual([true, 'queue-2'])
})

test('nonsense in its place is the first name', () => {
  const kept = aStorage()
  for (const nonsense of ['', 'x', '-3', '1.5', '1e99']) {
    kept.setItem('queue.generation', nonsense)
    expect(databaseName(kept)).toBe('queue')
  }
})

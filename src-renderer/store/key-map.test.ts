import { expect, test } from 'vitest'
import { isTelexSafe } from '../ui/hot-key.ts'
import { keyMap } from './key-map.ts'

test('no key is one that a Vietnamese input method needs', () => {
  for (const combination of Object.values(keyMap)) expect(isTelexSafe(combination)).toBe(true)
})

test('no key means two things', () => {
  const used = Object.values(keyMap)
  expect(new Set(used).size).toBe(used.length)
})

test('no key is one that the browser keeps for itself', () => {
  const kept = ['F1', 'F3', 'F5', 'F6', 'F11', 'F12', 'Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+R', 'Alt+F4']
  for (const combination of Object.values(keyMap)) expect(kept).not.toContain(combination)
})

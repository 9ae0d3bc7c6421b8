import { expect, test } from 'vitest'
import { ariaShortcut, isTelexSafe, matches } from './hot-key.ts'

const press = {
  key: 'F4',
  code: 'F4',
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  isComposing: false,
}

test('a function key matches itself and nothing with a modifier', () => {
  expect(matches('F4', press)).toBe(true)
  expect(matches('F4', { ...press, ctrlKey: true })).toBe(false)
  expect(matches('F4', { ...press, shiftKey: true })).toBe(false)
  expect(matches('F2', press)).toBe(false)
})

test('a letter is compared by its place on the keyboard, since an input method changes the letter', () => {
  expect(matches('Alt+L', { ...press, key: 'ł', code: 'KeyL', altKey: true })).toBe(true)
  expect(matches('Alt+1', { ...press, key: '1', code: 'Digit1', altKey: true })).toBe(true)
})

test('nothing matches while an input method composes', () => {
  expect(matches('F4', { ...press, isComposing: true })).toBe(false)
})

test('plain letters and Shift with a letter are not safe to use', () => {
  for (const bad of ['A', 'S', 'Shift+S', 'Enter', 'F13', 'ctrl+a', '']) expect(isTelexSafe(bad)).toBe(false)
  for (const good of ['F2', 'F10', 'Escape', 'Ctrl+Enter', 'Alt+1', 'Ctrl+Alt+L'])
    expect(isTelexSafe(good)).toBe(true)
})

test('the attribute spells Control in full', () => {
  expect(ariaShortcut('Ctrl+Enter')).toBe('Control+Enter')
})

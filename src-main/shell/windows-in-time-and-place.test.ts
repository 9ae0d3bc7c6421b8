import { expect, it } from 'vitest'
import { createCrashCount } from './crash-count.ts'
import { desktopBounds } from './display-bounds.ts'

const display = (x: number) => ({
  label: '',
  bounds: { x, y: 0, width: 1600, height: 900 },
  scale: 1,
  primary: x === 0,
})
const bounds = { x: 10, y: 20, width: 300, height: 200 }

it('places a window within its display, fills the display without bounds, and falls back to the first', () => {
  const displays = [display(0), display(1600)]
  expect(desktopBounds(displays, { display: 1, bounds })).toEqual({ ...bounds, x: 1610 })
  expect(desktopBounds(displays, { display: 1 })).toEqual(displays[1]?.bounds)
  expect(desktopBounds(displays, { display: 7 })).toEqual(displays[0]?.bounds)
  expect(desktopBounds(displays, { bounds })).toEqual(bounds)
  expect(desktopBounds([], { display: 0, bounds })).toEqual(bounds)
  expect(desktopBounds(displays, {})).toBeUndefined()
})

it('reloads a page four times in a minute, and again when that minute is over', () => {
  let now = 0
  const mayReload = createCrashCount(() => now)
  expect(Array.from({ length: 6 }, mayReload)).toEqual([true, true, true, true, false, false])
  now = 60_001
  expect(mayReload()).toBe(true)
})

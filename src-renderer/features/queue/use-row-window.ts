import { useEffect, useState, type RefObject } from 'react'

/** Rows above and below the seen ones that are drawn too, and the step in which the window moves. */
const SPARE = 12

export interface RowWindow {
  /** Places in the list, both drawn. */
  readonly first: number
  readonly last: number
}

/** Which rows are near enough to be seen; all have the same height. */
export function windowAt(scrollTop: number, height: number, rowHeight: number): RowWindow {
  // In steps, so that most frames of a scroll draw nothing.
  const step = (row: number) => Math.floor(row / SPARE) * SPARE
  const seen = Math.max(0, step(scrollTop / rowHeight))
  return { first: Math.max(0, seen - SPARE), last: seen + step(height / rowHeight) + 3 * SPARE }
}

/** Follows the scrolling of `box`, whose rows are `rowRem` high at any size of the text. */
export function useRowWindow(box: RefObject<HTMLElement | null>, rowRem: number) {
  const [view, setView] = useState({ window: windowAt(0, 1000, 16 * rowRem), rowHeight: 16 * rowRem })
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const look = () => {
      const rowHeight = rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const window = windowAt(element.scrollTop, element.clientHeight, rowHeight)
      setView((before) => {
        const isSame = before.window.first === window.first && before.window.last === window.last
        return isSame && before.rowHeight === rowHeight ? before : { window, rowHeight }
      })
    }
    look()
    element.addEventListener('scroll', look, { passive: true })
    const resized = new ResizeObserver(look)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      resized.disconnect()
    }
  }, [box, rowRem])
  return view
}

import type { Bounds, Display, WindowPlacement } from './shell.ts'

/** Where on the desktop a window is to stand; undefined leaves it to the browser. */
export function desktopBounds(displays: readonly Display[], o: WindowPlacement): Bounds | undefined {
  const display = o.display === undefined ? undefined : (displays[o.display] ?? displays[0])
  if (display === undefined || o.bounds === undefined) return o.bounds ?? display?.bounds
  return { ...o.bounds, x: display.bounds.x + o.bounds.x, y: display.bounds.y + o.bounds.y }
}

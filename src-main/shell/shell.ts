/**
 * The one interface behind which Electron and Chromium stand. A shell shows windows, serves their files from
 * an `AssetSource`, carries calls up and events down, and knows nothing of what they mean.
 */
import type { WindowId } from '../contract/windows.ts'

export interface Asset {
  readonly bytes: Uint8Array
  /** Media type for the `Content-Type` header. */
  readonly mime: string
}

/**
 * Answers one window's request for one file of its own origin. `path` is decoded, starts with `/` and has no
 * query and no `.`, `..` or empty segment; `/still/<token>` and `/sealed/<token>` come through here too.
 * `null` is a 404.
 */
export type AssetSource = (window: WindowId, path: string) => Promise<Asset | null>

/** JSON values with `Uint8Array` leaves. It was made by a page or goes to one, so it is parsed before use. */
export type Wire = unknown

/** Pixels, in the coordinates of the whole desktop. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Display {
  readonly label: string
  readonly bounds: Bounds
  readonly scale: number
  readonly primary: boolean
}

export interface ShellStart {
  /** The station's profile; a shell keeps its own folder in it. The caller holds the profile's lock. */
  readonly profileDir: string
  readonly assets: AssetSource
  /** Extra browser switches, for tests only. */
  readonly devArgs?: readonly string[]
}

export interface WindowPlacement {
  /** Within the chosen display, or on the desktop where no display is given. */
  readonly bounds?: Bounds
  /** Index in `displays()`; a display that is not there means the first. */
  readonly display?: number
  readonly fullscreen?: boolean
}

export type ExitReason = 'closed' | 'crashed' | 'killed'

export interface Shell {
  readonly kind: 'electron' | 'chromium'
  /** Settles when windows can be opened. Throws `ShellFailure` where the shell cannot run. */
  start(o: ShellStart): Promise<void>
  /** Settles when the page has begun to load; raises the window if it is open, and fills the screen where asked to. */
  openWindow(id: WindowId, o: WindowPlacement): Promise<void>
  /** Settles when the window is gone; does nothing where it is not open. */
  closeWindow(id: WindowId): Promise<void>
  displays(): Promise<Display[]>
  /** Set before `start`. `window` comes from the shell, never from the page. `fn` is expected not to reject. */
  handle(fn: (window: WindowId, name: string, payload: Wire) => Promise<Wire>): void
  /** To one window, in order; dropped when it is not open. */
  emit(window: WindowId, message: Wire): void
  /** After each load and reload of a window's page. */
  onWindowLoaded(fn: (window: WindowId) => void): void
  /** Once, when the shell has ended without `close()`. Closing the first window that was opened ends it. */
  onExit(fn: (reason: ExitReason) => void): void
  /** What the window shows, as PNG. Throws where it is not open. */
  screenshot(window: WindowId): Promise<Uint8Array>
  /** Ends everything that the shell started. May be called twice. */
  close(): Promise<void>
}

/** The shell cannot run: no browser, profile in use, a newer profile. The message is for a technician. */
export class ShellFailure extends Error {
  override readonly name = 'ShellFailure'
}

/** When to look for devices again: upon the kernel's word where it gives one, and now and then anyway. */
import { watch } from 'node:fs'

export interface LookoutOptions {
  /** Looks, and answers with a text that differs whenever something has changed. */
  readonly look: () => Promise<string>
  readonly tell: () => void
  /** Calls when a device file has come or gone; answers with what ends it. */
  readonly watch: (fn: () => void) => () => void
  readonly pollMs: number
}

export interface Lookout {
  /** Something has happened: look now, and a few times more. */
  readonly alert: () => void
  readonly close: () => void
}

/**
 * The file of a device is there at once; it is listed and may be opened only when udev has done its work, which
 * was measured at 100 to 400 ms.
 */
const againAfterMs = [100, 200, 400, 800, 1_200]

export function createLookout(o: LookoutOptions): Lookout {
  let last = ''
  let isLooking = false
  let isAskedAgain = false
  let isClosed = false
  let again: NodeJS.Timeout[] = []

  /** One look at a time; whoever asks meanwhile is served by one more. */
  const look = async () => {
    if (isLooking || isClosed) {
      isAskedAgain = true
      return
    }
    isLooking = true
    do {
      isAskedAgain = false
      const now = await o.look()
      if (isStopped()) return
      if (now === last) continue
      last = now
      o.tell()
    } while (isAskedAgain)
    isLooking = false
  }
  const isStopped = () => isClosed
  const alert = () => {
    again.forEach(clearTimeout)
    again = againAfterMs.map((afterMs) => setTimeout(() => void look(), afterMs).unref())
    void look()
  }

  const poll = setInterval(() => void look(), o.pollMs).unref()
  const endWatch = o.watch(alert)
  void look()
  return {
    alert,
    close: () => {
      isClosed = true
      clearInterval(poll)
      again.forEach(clearTimeout)
      endWatch()
    },
  }
}

/** Linux's device files of HID devices. A folder that cannot be watched is left to the poll. */
export function watchHidraw(folder: string, fn: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name?.startsWith('hidraw') === true) fn()
    })
    watcher.on('error', () => watcher.close())
    return () => watcher.close()
  } catch {
    return () => undefined
  }
}

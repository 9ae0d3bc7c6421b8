/** What one device behind a library can be asked, in words that a driver understands. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Command } from './frames.ts'
import type { Library, Plugged } from './library.ts'
import type { LibraryDevice, LibraryFailure, LibraryImage, LibraryLink } from './library-link.ts'
import type { LibraryTimes } from './times.ts'

type Outcome<T> = Result<T, LibraryFailure>
type Ended = { readonly outcome: string; readonly why: string } | null

const gone: LibraryFailure = { why: 'gone', detail: '' }
const cancelled: LibraryFailure = { why: 'cancelled', detail: '' }
const eyeBits = { right: 1, left: 2 } as const

const otherDevice: LibraryFailure = { why: 'refused', detail: 'another device than was listed' }

function isListed(device: LibraryDevice | null, listed: LibraryDevice): boolean {
  return device !== null && device.serial === listed.serial && device.kind === listed.kind
}

/** How a command ended, where that was not `ok`. */
function failureOf(done: Ended): LibraryFailure | null {
  if (done === null) return gone
  switch (done.outcome) {
    case 'ok':
      return null
    case 'gone':
    case 'timeout':
    case 'busy':
    case 'cancelled':
    case 'bad-image':
      return { why: done.outcome, detail: done.why }
    default:
      return { why: 'refused', detail: done.why === '' ? done.outcome : done.why }
  }
}

export function openLink(library: Library, plugged: Plugged, times: LibraryTimes): LibraryLink {
  let handle: number | null = null
  /** Whether it is this link that has the device open, or opens it. */
  let isHolding = false
  let isClosed = false
  const own = new AbortController()

  /** Settles at once when `signal` is aborted; the work itself takes its turn and cleans up. */
  const unlessAborted = <T>(signal: AbortSignal, work: () => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    if (isClosed || plugged.isGone) return Promise.resolve(fail(gone))
    if (signal.aborted) return Promise.resolve(fail(cancelled))
    let abort = () => {}
    const aborted = new Promise<Outcome<T>>((resolve) => {
      abort = () => resolve(fail(cancelled))
      signal.addEventListener('abort', abort, { once: true })
    })
    return Promise.race([work(), aborted]).finally(() => signal.removeEventListener('abort', abort))
  }

  const open = async (signal: AbortSignal): Promise<Outcome<LibraryDevice>> => {
    if (plugged.isOpen) return fail({ why: 'busy', detail: 'open already' })
    plugged.isOpen = isHolding = true
    let device: LibraryDevice | null = null
    const done = await library.inTurn(plugged, (ask) => {
      return ask({ verb: 'open', id: plugged.listed.id }, times.openMs, (answer) => {
        if (answer.kind === 'opened') [handle, device] = [answer.handle, answer.device]
      }).done
    })
    const failure = failureOf(done) ?? (isListed(device, plugged.listed) ? null : otherDevice)
    if (failure === null && device !== null && !signal.aborted && !isClosed) return ok(device)
    shut()
    return fail(failure ?? cancelled)
  }
  const capture = async (
    command: (device: number) => Extract<Command, { timeoutMs: number }>,
    onImage: (image: LibraryImage) => void,
    signal: AbortSignal,
  ): Promise<Outcome<void>> => {
    const stop = AbortSignal.any([signal, own.signal])
    const done = await library.inTurn(plugged, async (ask) => {
      if (handle === null || stop.aborted) return { outcome: 'cancelled', why: '' }
      const asking = command(handle)
      const asked = ask(asking, asking.timeoutMs + times.captureGraceMs, (answer) => {
        if (answer.kind === 'image' && !stop.aborted) onImage(answer.image)
      })
      stop.addEventListener('abort', asked.cancel, { once: true })
      return asked.done
    })
    const failure = failureOf(done)
    if (failure?.why === 'gone') library.lose(plugged)
    return failure === null ? ok() : fail(failure)
  }
  const shut = () => {
    if (isHolding) plugged.isOpen = isHolding = false
    const device = handle
    handle = null
    if (device === null) return
    void library.inTurn(plugged, (ask) => ask({ verb: 'close', device }, times.openMs, () => undefined).done)
  }

  return {
    speaks: 'library',
    open: (signal) => unlessAborted(signal, () => open(signal)),
    captureFinger: ({ position, isRolled, timeoutMs }, onImage, signal) =>
      unlessAborted(signal, () =>
        capture((device) => ({ verb: 'finger', device, position, isRolled, timeoutMs }), onImage, signal),
      ),
    captureIris: ({ eyes, timeoutMs }, onImage, signal) => {
      const position = eyes.reduce((set, eye) => set | eyeBits[eye], 0)
      return unlessAborted(signal, () =>
        capture(
          (device) => ({ verb: 'iris', device, position, isRolled: false, timeoutMs }),
          onImage,
          signal,
        ),
      )
    },
    onGone: (fn) => {
      if (plugged.isGone) fn()
      else plugged.gone.add(() => !isClosed && fn())
    },
    close: () => {
      if (isClosed) return
      isClosed = true
      own.abort()
      shut()
    },
  }
}

/** The link of a library that will not run: it says why to whoever opens it. */
export function failedLink(problem: LibraryFailure): LibraryLink {
  const answer = async () => fail(problem)
  return {
    speaks: 'library',
    open: answer,
    captureFinger: answer,
    captureIris: answer,
    onGone: () => undefined,
    close: () => undefined,
  }
}

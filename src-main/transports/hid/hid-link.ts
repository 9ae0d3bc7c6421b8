/** A link on a port. Several links may share one: closing the last lets the device go. */
import { fail, type Result } from '../../contract/result.ts'
import type { LinkError, ReportLink } from '../link.ts'
import type { Port } from './port.ts'

/** `release` is called once. */
export function createHidLink(port: Port, release: () => void): ReportLink {
  const underWay = new Set<(error: LinkError) => void>()
  const offs = new Set<() => void>()
  let isOpen = true

  const endAll = () => underWay.forEach((end) => end('closed'))
  // The kernel may hold an operation for seconds after the cable has come out.
  offs.add(port.onGone(endAll))

  /** What node-hid has begun cannot be called back: its answer then goes nowhere. */
  const perform = <T>(
    signal: AbortSignal,
    act: () => Promise<Result<T, LinkError>>,
  ): Promise<Result<T, LinkError>> => {
    if (signal.aborted) return Promise.resolve(fail('cancelled'))
    if (!isOpen) return Promise.resolve(fail('closed'))
    return new Promise((resolve) => {
      const settle = (result: Result<T, LinkError>) => {
        underWay.delete(end)
        signal.removeEventListener('abort', cancel)
        resolve(result)
      }
      const end = (error: LinkError) => settle(fail(error))
      const cancel = () => end('cancelled')
      underWay.add(end)
      signal.addEventListener('abort', cancel)
      void act().then(settle)
    })
  }

  return {
    speaks: 'reports',
    write: (report, signal) => perform(signal, () => port.write(report)),
    setFeature: (report, signal) => perform(signal, () => port.setFeature(report)),
    getFeature: (id, maxLength, signal) => perform(signal, () => port.getFeature(id, maxLength)),
    onReport: (fn) => {
      if (!isOpen) return () => undefined
      const off = port.hear(fn)
      offs.add(off)
      return () => {
        off()
        offs.delete(off)
      }
    },
    onGone: (fn) => {
      if (isOpen) offs.add(port.onGone(fn))
    },
    close: () => {
      if (!isOpen) return
      isOpen = false
      for (const off of offs) off()
      offs.clear()
      endAll()
      release()
    },
  }
}

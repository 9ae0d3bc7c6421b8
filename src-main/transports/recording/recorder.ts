/** A transport that writes down what goes over the links of another one, and changes nothing of it. */
import type { Result } from '../../contract/result.ts'
import type { Link, LinkError, LinkInfo, ReportLink, Transport } from '../link.ts'
import { firstLine, writeEntry, type Entry } from './format.ts'

export interface RecorderOptions {
  readonly transport: Transport
  /**
   * How many leading bytes of a report hold nothing of a person and may be written down; the driver knows. The
   * rest is left out, and its length noted.
   */
  readonly keep: (info: LinkInfo, report: Uint8Array) => number
  /** One line, without its end. */
  readonly append: (line: string) => void
}

/** Links that do not speak in reports are handed on as they are. */
export function createRecorder(o: RecorderOptions): Transport {
  const start = performance.now()
  const known = new Map<string, LinkInfo>()
  let links = 0
  o.append(firstLine)

  return {
    list: async () => {
      const infos = await o.transport.list()
      known.clear()
      for (const info of infos) known.set(info.path, info)
      return infos
    },
    open: async (path): Promise<Link | null> => {
      const link = await o.transport.open(path)
      const info = known.get(path)
      if (link?.speaks !== 'reports' || info === undefined) return link
      const ms = () => Math.round((performance.now() - start) * 10) / 10
      const note = createNote(o, info, { link: (links += 1), ms })
      return recordLink(link, note)
    },
    onChange: (fn) => o.transport.onChange(fn),
    close: () => o.transport.close(),
  }
}

/** An entry without the time and the link, which are added here. */
type Body<E = Entry> = E extends Entry ? Omit<E, 'ms' | 'link'> : never
interface Note {
  readonly write: (body: Body) => void
  readonly kept: (report: Uint8Array) => { hex: string; cut: number }
}

function createNote(
  { append, keep }: RecorderOptions,
  info: LinkInfo,
  at: { readonly link: number; readonly ms: () => number },
): Note {
  const write = (body: Body) => append(writeEntry({ ms: at.ms(), link: at.link, ...body }))
  write({ what: 'open', info })
  return {
    write,
    kept: (report) => {
      const length = Math.max(0, Math.min(report.length, Math.trunc(keep(info, report)) || 0))
      return { hex: Buffer.from(report.subarray(0, length)).toString('hex'), cut: report.length - length }
    },
  }
}

function recordLink(link: ReportLink, note: Note): ReportLink {
  let ops = 0
  let isOpen = true
  link.onReport((report) => note.write({ what: 'report', ...note.kept(report) }))
  link.onGone(() => note.write({ what: 'gone' }))
  const noting = async <T>(op: number, work: Promise<Result<T, LinkError>>, done: (value: T) => void) => {
    const result = await work
    if (result.ok) done(result.value)
    else note.write({ what: 'failed', op, error: result.error })
    return result
  }
  const send = (what: 'write' | 'set', report: Uint8Array, act: () => Promise<Result<void, LinkError>>) => {
    const op = (ops += 1)
    note.write({ what, op, ...note.kept(report) })
    return noting(op, act(), () => note.write({ what: 'done', op }))
  }
  return {
    speaks: 'reports',
    write: (report, signal) => send('write', report, () => link.write(report, signal)),
    setFeature: (report, signal) => send('set', report, () => link.setFeature(report, signal)),
    getFeature: (id, maxLength, signal) => {
      const op = (ops += 1)
      note.write({ what: 'get', op, id, maxLength })
      return noting(op, link.getFeature(id, maxLength, signal), (report) =>
        note.write({ what: 'got', op, ...note.kept(report) }),
      )
    },
    onReport: (fn) => link.onReport(fn),
    onGone: (fn) => link.onGone(fn),
    close: () => {
      if (isOpen) note.write({ what: 'close' })
      isOpen = false
      link.close()
    },
  }
}

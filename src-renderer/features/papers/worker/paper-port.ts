/** The page's end of the paper worker: opened by the first question, ended with the scan. */
import type { Quad } from '../page/quad.ts'
import type { Pixels } from '../page/warp.ts'
import type { PaperAnswer, PaperRequest } from './messages.ts'

export interface PaperPort {
  find(source: Pixels): Promise<Quad | null>
  warp(source: Pixels, quad: Quad): Promise<Pixels | null>
  /** Whoever still waits gets null; another question opens it again. */
  end(): void
}

export interface WorkerLike {
  postMessage(request: PaperRequest, transfer: Transferable[]): void
  addEventListener(name: 'message', listener: (event: MessageEvent<PaperAnswer>) => void): void
  addEventListener(name: 'error', listener: () => void): void
  terminate(): void
}

type Unnumbered<R> = R extends unknown ? Omit<R, 'id'> : never

export function createPaperPort(open: () => WorkerLike): PaperPort {
  const waiting = new Map<number, (answer: PaperAnswer | null) => void>()
  let worker: WorkerLike | null = null
  let asked = 0

  function end(): void {
    worker?.terminate()
    worker = null
    for (const settle of waiting.values()) settle(null)
    waiting.clear()
  }

  function started(): WorkerLike {
    if (worker !== null) return worker
    worker = open()
    worker.addEventListener('message', ({ data }) => {
      waiting.get(data.id)?.(data)
      waiting.delete(data.id)
    })
    // A worker that dies answers nobody; the officer then has the corners to drag, and takes the picture again.
    worker.addEventListener('error', end)
    return worker
  }

  function ask(request: Unnumbered<PaperRequest>): Promise<PaperAnswer | null> {
    asked += 1
    const id = asked
    return new Promise((settle) => {
      waiting.set(id, settle)
      started().postMessage({ ...request, id }, [])
    })
  }

  return {
    end,
    async find(source) {
      const answer = await ask({ ask: 'find', source })
      return answer !== null && 'quad' in answer ? answer.quad : null
    },
    async warp(source, quad) {
      const answer = await ask({ ask: 'warp', source, quad })
      return answer !== null && 'page' in answer ? answer.page : null
    },
  }
}

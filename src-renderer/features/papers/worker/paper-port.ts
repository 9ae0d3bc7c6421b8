/** The page's end of the paper worker. It lives as long as one scan. */
import type { Quad } from '../page/quad.ts'
import type { Pixels } from '../page/warp.ts'
import type { PaperAnswer, PaperRequest } from './messages.ts'

export interface PaperPort {
  find(source: Pixels): Promise<Quad | null>
  warp(source: Pixels, quad: Quad): Promise<Pixels | null>
  /** Whoever still waits gets null. */
  end(): void
}

type Unnumbered<R> = R extends unknown ? Omit<R, 'id'> : never

export function createPaperPort(): PaperPort {
  const worker = new Worker(new URL('./paper-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (answer: PaperAnswer | null) => void>()
  let asked = 0

  worker.addEventListener('message', ({ data }: MessageEvent<PaperAnswer>) => {
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  })

  const giveUp = () => {
    for (const settle of waiting.values()) settle(null)
    waiting.clear()
  }
  // A worker that dies answers nobody; the officer then keeps the corners and takes the picture again.
  worker.addEventListener('error', giveUp)

  function ask(request: Unnumbered<PaperRequest>): Promise<PaperAnswer | null> {
    const id = ++asked
    return new Promise((settle) => {
      waiting.set(id, settle)
      worker.postMessage({ ...request, id } satisfies PaperRequest)
    })
  }

  return {
    async find(source) {
      const answer = await ask({ ask: 'find', source })
      return answer !== null && 'quad' in answer ? answer.quad : null
    },
    async warp(source, quad) {
      const answer = await ask({ ask: 'warp', source, quad })
      return answer !== null && 'page' in answer ? answer.page : null
    },
    end() {
      worker.terminate()
      giveUp()
    },
  }
}

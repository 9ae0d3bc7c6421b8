/**
 * The page's end of the face worker. There is one for the window's life: loading costs a second, and the officer's look-up
 * is when nobody waits for it.
 */
import type { FaceAnswer, FaceRequest, Look } from './messages.ts'

export interface FacePort {
  /** Loads the models; their name, or null where this machine cannot run them. Asked again, it tries again. */
  warm(): Promise<string | null>
  /** Takes the frame over. Null where the worker failed; the portrait is then checked by hand. */
  look(frame: ImageBitmap, depth: Look['depth']): Promise<Look | null>
}

interface WorkerLike {
  postMessage(request: FaceRequest, transfer: Transferable[]): void
  addEventListener(name: 'message', listener: (event: MessageEvent<FaceAnswer>) => void): void
  addEventListener(name: 'error', listener: () => void): void
  terminate(): void
}

export function createFacePort(open: () => WorkerLike): FacePort {
  let worker: WorkerLike | null = null
  let warmed: Promise<string | null> | null = null
  /** One request at a time: answers carry no number. */
  let turn: Promise<unknown> = Promise.resolve()
  let settle: (answer: FaceAnswer) => void = () => undefined

  function started(): WorkerLike {
    if (worker !== null) return worker
    worker = open()
    worker.addEventListener('message', ({ data }) => settle(data))
    // A worker whose file is missing or that dies says so here and never answers.
    worker.addEventListener('error', () => {
      worker?.terminate()
      worker = null
      warmed = null
      settle({ kind: 'failed', what: 'worker' })
    })
    return worker
  }

  function ask(request: FaceRequest): Promise<FaceAnswer> {
    const mine = turn.then(
      () =>
        new Promise<FaceAnswer>((answered) => {
          settle = answered
          try {
            started().postMessage(request, request.kind === 'look' ? [request.frame] : [])
          } catch {
            // A frame that cannot be handed over fails alone: what is asked after it must still be answered.
            answered({ kind: 'failed', what: 'frame' })
          }
        }),
    )
    turn = mine
    return mine
  }

  return {
    warm() {
      warmed ??= ask({ kind: 'warm' }).then((answer) => {
        if (answer.kind === 'warm') return answer.model
        warmed = null
        return null
      })
      return warmed
    },
    async look(frame, depth) {
      const answer = await ask({ kind: 'look', frame, depth })
      return answer.kind === 'look' ? answer.look : null
    },
  }
}

export const facePort = createFacePort(
  () => new Worker(new URL('./face-worker.ts', import.meta.url), { type: 'module', name: 'faces' }),
)

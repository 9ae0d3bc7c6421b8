/** Looks for the paper and makes its page straight, away from the officer's keys. */
import { findPaper } from '../page/find-paper.ts'
import { warp } from '../page/warp.ts'
import type { PaperAnswer, PaperRequest } from './messages.ts'

function reply(request: PaperRequest): void {
  const { id, source } = request
  if (request.ask === 'find') {
    postMessage({ id, quad: findPaper(source) } satisfies PaperAnswer)
    return
  }
  const page = warp(source, request.quad)
  postMessage({ id, page } satisfies PaperAnswer, { transfer: [page.data.buffer] })
}

addEventListener('message', ({ data }: MessageEvent<PaperRequest>) => reply(data))

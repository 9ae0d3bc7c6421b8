/** The worker of the officer's window. One request at a time; the page sends no frame before the last answer. */
import { createFaceModel } from './face-model.ts'
import { createLookAt } from './look-at.ts'
import type { FaceAnswer, FaceRequest } from './messages.ts'

const model = createFaceModel()
const lookAt = createLookAt(model)

async function answer(request: FaceRequest): Promise<FaceAnswer> {
  if (request.kind === 'warm') {
    await model.warm()
    return { kind: 'warm', model: model.name }
  }
  const { frame, depth } = request
  try {
    return { kind: 'look', look: await lookAt(frame, depth, performance.now()) }
  } finally {
    frame.close()
  }
}

async function reply(request: FaceRequest): Promise<void> {
  try {
    postMessage(await answer(request))
  } catch (error) {
    const failed: FaceAnswer = { kind: 'failed', what: error instanceof Error ? error.message : '' }
    postMessage(failed)
  }
}

addEventListener('message', ({ data }: MessageEvent<FaceRequest>) => void reply(data))

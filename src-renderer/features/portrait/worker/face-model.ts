/** The only code that knows the model package: @vladmandic/human on TensorFlow's WebAssembly backend, one thread. */
import { Human, type Config, type FaceResult } from '@vladmandic/human'
import type { Mesh } from '../measures/shapes.ts'

export interface FoundFace {
  readonly mesh: Mesh
  /** Pixels of the picture that was given. */
  readonly width: number
  /** 0 to 1: looks like a live face and not like a picture of one; null where it was not asked for. */
  readonly genuine: number | null
  readonly live: number | null
}

export interface FaceModel {
  readonly name: string
  warm(): Promise<void>
  /** Every face, the largest first. `isFull` adds irises and the signs of a picture of a picture. */
  find(picture: ImageData, isFull: boolean): Promise<FoundFace[]>
}

const off = { enabled: false }
/** Two are enough to know that there is more than one. */
const MOST_FACES = 2

const config: Partial<Config> = {
  backend: 'wasm',
  wasmPath: '/models/',
  modelBasePath: '/models/',
  // The station keeps IndexedDB for the queue alone.
  cacheModels: false,
  validateModels: false,
  async: false,
  warmup: 'none',
  cacheSensitivity: 0,
  skipAllowed: true,
  filter: { enabled: false },
  gesture: off,
  body: off,
  hand: off,
  object: off,
  segmentation: off,
  face: {
    enabled: true,
    // The mesh follows a face from frame to frame; the detector looks for others twice a second.
    detector: { rotation: false, maxDetected: MOST_FACES, minConfidence: 0.35, skipFrames: 6, skipTime: 500 },
    mesh: { enabled: true },
    description: off,
    emotion: off,
  },
}

const extras = (enabled: boolean) => ({
  iris: { enabled },
  antispoof: { enabled, skipFrames: 0, skipTime: 0 },
  liveness: { enabled, skipFrames: 0, skipTime: 0 },
})

export function createFaceModel(): FaceModel {
  const human = new Human({ ...config, face: { ...config.face, ...extras(true) } })

  async function find(picture: ImageData, isFull: boolean): Promise<FoundFace[]> {
    const { face } = await human.detect(picture, { face: extras(isFull) })
    return face
      .map((one) => foundFace(one, isFull))
      .filter(({ mesh }) => mesh.length >= 468)
      .sort((a, b) => b.width - a.width)
  }

  return {
    name: `human ${human.version}, tfjs-wasm: blazeface, facemesh, iris, antispoof, liveness`,
    async warm() {
      await human.load()
      await find(new ImageData(640, 360), true)
    },
    find,
  }
}

function foundFace({ mesh, box, real, live }: FaceResult, isFull: boolean): FoundFace {
  return {
    mesh: mesh.map(([x, y, z]) => ({ x, y, z: -(z ?? 0) })),
    width: box[2],
    genuine: isFull ? (real ?? null) : null,
    live: isFull ? (live ?? null) : null,
  }
}

/** The only code that knows the model package: @vladmandic/human on TensorFlow's WebAssembly backend, one thread. */
import { Human, type Config, type FaceResult, type Tensor, type Tensor4D } from '@vladmandic/human'
import { valueAt, type Mesh } from '../measures/shapes.ts'
import { SQUARE } from './face-track.ts'

export interface FoundFace {
  readonly mesh: Mesh
  /** Pixels of the picture that was given. */
  readonly width: number
  /** Side of the square in which the mesh was found, pixels of the picture. */
  readonly side: number
}

export interface FaceModel {
  readonly name: string
  warm(): Promise<void>
  /** Every face, the largest first. `isFull` adds irises. */
  find(picture: ImageData, isFull: boolean): Promise<FoundFace[]>
  /** The face's points in a square that was cut around it, `SQUARE` wide; null where it is no longer in there. */
  follow(square: ImageData): Promise<Mesh | null>
}

/** What is used of the TensorFlow inside the package, which types it as anything. */
interface TensorFlow {
  tensor4d(values: Float32Array, shape: [number, number, number, number]): Tensor4D
  dispose(tensors: readonly Tensor[]): void
}
interface Graph {
  execute(input: Tensor): readonly Tensor[]
}

const off = { enabled: false }
/** Two are enough to know that there is more than one. */
const MOST_FACES = 2
/** 0 to 1; below it there is no face. */
const LEAST_CONFIDENCE = 0.35
const POINTS = 468

const config: Partial<Config> = {
  backend: 'wasm',
  wasmPath: '/models/',
  modelBasePath: '/models/',
  // The station keeps IndexedDB for the queue alone.
  cacheModels: false,
  validateModels: false,
  async: false,
  warmup: 'none',
  // Nothing is taken over from the picture before: what follows a face is `follow`.
  cacheSensitivity: 0,
  filter: { enabled: false },
  gesture: off,
  body: off,
  hand: off,
  object: off,
  segmentation: off,
  face: {
    enabled: true,
    detector: { rotation: false, maxDetected: MOST_FACES, minConfidence: LEAST_CONFIDENCE },
    mesh: { enabled: true },
    description: off,
    emotion: off,
    antispoof: off,
    liveness: off,
  },
}

/** Red, green and blue as numbers of 0 to `white`, without the alpha. */
function writeColours({ data }: ImageData, white: number, out: Float32Array): void {
  const scale = white / 255
  for (let from = 0, to = 0; to < out.length; from += 4, to += 3) {
    out[to] = valueAt(data, from) * scale
    out[to + 1] = valueAt(data, from + 1) * scale
    out[to + 2] = valueAt(data, from + 2) * scale
  }
}

export function createFaceModel(): FaceModel {
  const human = new Human({ ...config, face: { ...config.face, iris: { enabled: true } } })
  const tf: TensorFlow = human.tf

  /** One for each size of picture: the backend copies what it is given, so they serve again in the next look. */
  const buffers = new Map<number, Float32Array>()

  /** As a tensor: given an ImageData, the package would carry it through two canvases first. */
  function tensorOf(picture: ImageData, white: number): Tensor4D {
    const { width, height } = picture
    const size = width * height * 3
    const buffer = buffers.get(size) ?? new Float32Array(size)
    buffers.set(size, buffer)
    writeColours(picture, white, buffer)
    return tf.tensor4d(buffer, [1, height, width, 3])
  }

  async function find(picture: ImageData, isFull: boolean): Promise<FoundFace[]> {
    const input = tensorOf(picture, 255)
    const { face } = await human.detect(input, { face: { iris: { enabled: isFull } } })
    input.dispose()
    return face
      .map(foundFace)
      .filter(({ mesh }) => mesh.length >= POINTS)
      .sort((a, b) => b.width - a.width)
  }

  async function follow(square: ImageData): Promise<Mesh | null> {
    const model: Graph | null | undefined = human.models.models['facemesh']
    if (!model) throw new Error('the mesh is not loaded')
    const input = tensorOf(square, 1)
    const outputs = model.execute(input)
    const numbers = (length: number) => outputs.find(({ size }) => size === length)?.dataSync() ?? []
    const [confidence = 0] = numbers(1)
    const points = Array.from(numbers(POINTS * 3))
    tf.dispose([input, ...outputs])
    return confidence < LEAST_CONFIDENCE ? null : meshOf(points)
  }

  return {
    name: `human ${human.version}, tfjs-wasm: blazeface, facemesh, iris`,
    async warm() {
      await human.load()
      await find(new ImageData(640, 360), true)
      await follow(new ImageData(SQUARE, SQUARE))
    },
    find,
    follow,
  }
}

/** The package counts z away from the camera. */
const meshOf = (points: readonly number[]): Mesh =>
  Array.from({ length: POINTS }, (_, i) => ({
    x: points[i * 3] ?? 0,
    y: points[i * 3 + 1] ?? 0,
    z: -(points[i * 3 + 2] ?? 0),
  }))

const foundFace = ({ mesh, box, size }: FaceResult): FoundFace => ({
  mesh: mesh.map(([x, y, z]) => ({ x, y, z: -(z ?? 0) })),
  width: box[2],
  side: Math.max(...size),
})

/** At build time: puts the weights that the worker uses, and the WebAssembly that runs them, beside the pages, with their licences. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const resolve = createRequire(import.meta.url).resolve
const human = join(dirname(resolve('@vladmandic/human')), '..')
const wasm = join(dirname(resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist')

const weights = ['blazeface', 'facemesh', 'iris']

/** By the source that the weights name themselves. A package whose weights come from elsewhere stops the build. */
const licences: Readonly<Record<string, string>> = {
  'https://github.com/google/mediapipe': 'Apache-2.0, Copyright The MediaPipe Authors',
}

const files = [
  ...weights.flatMap((name) => [join(human, `models/${name}.json`), join(human, `models/${name}.bin`)]),
  // Every Chromium that runs the station has SIMD; threads would want cross-origin isolation.
  join(wasm, 'tfjs-backend-wasm-simd.wasm'),
]

function licenceOf(name: string): string {
  const { generatedBy }: { generatedBy?: string } = JSON.parse(
    readFileSync(join(human, `models/${name}.json`), 'utf8'),
  )
  const licence = licences[generatedBy ?? '']
  if (licence === undefined)
    throw new Error(`no licence is known for the weights ${name} from ${generatedBy}`)
  return `${name}: ${generatedBy}, ${licence}; converted by @vladmandic/human, MIT.`
}

const licencesFile = () =>
  [
    ...weights.map(licenceOf),
    'tfjs-backend-wasm-simd.wasm: @tensorflow/tfjs-backend-wasm, Apache-2.0, Copyright The TensorFlow Authors.',
    readFileSync(join(human, 'LICENSE'), 'utf8'),
    readFileSync(join(import.meta.dirname, '../LICENSE'), 'utf8'),
  ].join('\n\n')

/** Served from `/models/` on the officer's own origin. */
export function faceModels(): Plugin {
  return {
    name: 'face-models',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'models/licences.txt', source: licencesFile() })
      for (const file of files)
        this.emitFile({
          type: 'asset',
          fileName: `models/${file.slice(dirname(file).length + 1)}`,
          source: readFileSync(file),
        })
    },
  }
}

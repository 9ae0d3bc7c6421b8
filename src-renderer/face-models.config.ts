/** At build time: puts the weights that the worker uses, and the WebAssembly that runs them, beside the pages. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const resolve = createRequire(import.meta.url).resolve
const models = join(dirname(resolve('@vladmandic/human')), '../models')
const wasm = join(dirname(resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'dist')

const weights = ['blazeface', 'facemesh', 'iris']

const files = [
  ...weights.flatMap((name) => [join(models, `${name}.json`), join(models, `${name}.bin`)]),
  // Every Chromium that runs the station has SIMD; threads would want cross-origin isolation.
  join(wasm, 'tfjs-backend-wasm-simd.wasm'),
]

/** Served from `/models/` on the officer's own origin. */
export function faceModels(): Plugin {
  return {
    name: 'face-models',
    generateBundle() {
      for (const file of files)
        this.emitFile({
          type: 'asset',
          fileName: `models/${file.slice(dirname(file).length + 1)}`,
          source: readFileSync(file),
        })
    },
  }
}

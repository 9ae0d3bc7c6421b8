/** Builds the registry as the program that people run, into the ignored folder `artifacts`. */
import { join } from 'node:path'
import { build } from 'vite'

/** Two folders below the checkout, as `dist/tools` is: the program finds `assets/` from there. */
const outDir = join(import.meta.dirname, '../../../artifacts/registry-test')

/** Answers the path of the built script. */
export async function buildProgram(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      emptyOutDir: false,
      ssr: join(import.meta.dirname, '../main.ts'),
      outDir,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'registry.mjs', format: 'es' } },
    },
  })
  return join(outDir, 'registry.mjs')
}

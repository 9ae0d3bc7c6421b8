/**
 * Builds the three windows to `dist/renderer/windows/<window>/index.html` with shared `/assets/*`.
 * Nothing inline: the policy of the station's origins refuses inline scripts and styles.
 */
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { faceModels } from './face-models.config.ts'

const root = import.meta.dirname
const page = (window: string) => resolve(root, 'windows', window, 'index.html')

export default defineConfig({
  root,
  base: '/',
  plugins: [react(), faceModels()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(root, '../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The face worker carries TensorFlow; it is loaded once, from this machine.
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: {
      input: { officer: page('officer'), citizen: page('citizen'), technician: page('technician') },
    },
  },
})

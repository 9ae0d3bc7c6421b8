// Builds the pages, the two mains, the device host and the tools into dist/ with Vite's own API.
import { readFileSync, rmSync } from 'node:fs'
import { build as vite } from 'vite'

const { dependencies, devDependencies, optionalDependencies, version } = JSON.parse(
  readFileSync('package.json', 'utf8'),
)
const packages = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })
const isPackage = (id) => packages.some((name) => id === name || id.startsWith(`${name}/`))

const node = (outDir, input, format = 'es') => ({
  configFile: false,
  logLevel: 'warn',
  define: {
    TRAM_VERSION: JSON.stringify(version),
    TRAM_BUILT_AT: JSON.stringify(new Date().toISOString()),
  },
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input,
      external: (id) => id.startsWith('node:') || isPackage(id),
      output: {
        format,
        entryFileNames: `[name].${format === 'cjs' ? 'cjs' : 'mjs'}`,
        // Beside the programs: what finds assets two folders up finds them from a chunk too.
        chunkFileNames: '[name]-[hash].mjs',
      },
    },
  },
})

export async function build() {
  rmSync('dist', { recursive: true, force: true })
  await vite({ configFile: 'src-renderer/vite.config.ts', logLevel: 'warn' })
  await vite(
    node('dist/main', {
      'chromium-main': 'src-main/shell/chromium/main.ts',
      'electron-main': 'src-main/shell/electron/main.ts',
      'device-host': 'src-main/device-host/main.ts',
      'token-host': 'src-main/token-host/main.ts',
    }),
  )
  await vite(node('dist/main', { preload: 'src-main/shell/electron/preload.ts' }, 'cjs'))
  await vite(
    node('dist/tools', {
      registry: 'tests/registry/main.ts',
      demo: 'tests/demo/main.ts',
      start: 'tests/practice/main.ts',
      fingerprint: 'src-main/device-host/command/main.ts',
      bench: 'tests/bench/main.ts',
      hardware: 'tests/hardware/host/main.ts',
      'hardware-guest': 'tests/hardware/guest/main.ts',
      'bench-storage': 'tests/bench/storage-main.ts',
      'bench-portrait': 'tests/bench/portrait-main.ts',
      'bench-link': 'tests/bench/link-main.ts',
      'portrait-measures': 'tests/portrait/main.ts',
      fuzz: 'tests/fuzz/main.ts',
      week: 'tests/week/main.ts',
      power: 'tests/durability/power/host.ts',
      'power-guest': 'tests/durability/power/guest.ts',
    }),
  )
}

// Compiles the native part of the optional package pkcs11js with the compiler of the engine: its own install script
// may fetch headers, and install scripts never run here. Without it the station says that it has no tokens.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'

const home = join('node_modules', 'pkcs11js')
const target = join(home, 'build', 'Release', 'pkcs11.node')

export function buildPkcs11() {
  if (!existsSync(join(home, 'binding.gyp')) || existsSync(target)) return
  mkdirSync(join(home, 'build', 'Release'), { recursive: true })
  const sources = ['dl', 'common', 'main'].map((name) => join(home, 'src', `${name}.cpp`))
  const flags = ['-O2', '-fPIC', '-shared', '-std=c++17', '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNAPI_VERSION=8']
  const includes = ['-I', join(home, 'includes'), '-I', join('node_modules', 'node-api-headers', 'include')]
  const made = spawnSync('g++', [...flags, ...includes, ...sources, '-o', `${target}.new`, '-ldl'], {
    encoding: 'utf8',
  })
  // Renamed when it is whole: an interrupted compiler leaves nothing that looks done.
  if (made.status === 0) renameSync(`${target}.new`, target)
  else process.stdout.write(`Tokens will not be available: pkcs11js did not compile.\n${made.stderr ?? ''}`)
}

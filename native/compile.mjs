// The compiler behind build.mjs: one file in, one object out, and only when something has changed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const native = dirname(fileURLToPath(import.meta.url))
export const output = join(native, 'build')

const notModules = new Set(['build', 'fuzz', 'testing', 'addon', 'vendor'])
const common = ['-std=c++20', '-fPIC', '-Wall', '-Wextra', '-Wpedantic', '-ffp-contract=off', '-pthread']
const fast = ['-O2', '-ftree-vectorize', '-fvect-cost-model=dynamic']
const hardened = ['-fstack-protector-strong', '-D_FORTIFY_SOURCE=2', '-fvisibility=hidden']
const checked = ['-O1', '-g', '-D_GLIBCXX_ASSERTIONS', '-fno-omit-frame-pointer', '-fno-sanitize-recover=all']
const modes = {
  release: { compiler: 'g++', flags: [...common, ...fast, ...hardened] },
  sanitize: { compiler: 'g++', flags: [...common, ...checked, '-fsanitize=address,undefined'] },
  fuzz: {
    compiler: 'clang++',
    flags: [...common, ...checked, '-fsanitize=fuzzer-no-link,address,undefined'],
  },
}

export function fail(message, code = 1) {
  console.error(message)
  process.exit(code)
}

/** Ends with exit code 4 where the compiler of that mode is missing. */
export function requireCompiler(mode) {
  const { compiler } = modes[mode]
  if (spawnSync(compiler, ['--version'], { stdio: 'ignore' }).status === 0) return
  const packages = compiler === 'g++' ? 'g++' : 'clang libclang-rt-14-dev'
  fail(`${compiler} is missing, so no prints can be taken: install it with  apt-get install ${packages}`, 4)
}

/** The .cc files of a folder: parts of the engine, and tests. Other programs are neither. */
export function sourcesOf(folder) {
  const names = readdirSync(join(native, folder)).filter((name) => name.endsWith('.cc'))
  const files = names.sort().map((name) => join(native, folder, name))
  const tests = files.filter((file) => file.endsWith('_test.cc'))
  return { parts: files.filter((file) => !tests.includes(file) && !isProgram(file)), tests }
}

function isProgram(file) {
  return /^int main\(|^extern "C" int LLVMFuzzer/m.test(readFileSync(file, 'utf8'))
}

export function moduleFolders() {
  const entries = readdirSync(native, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = entries.map((entry) => entry.name)
  return names.filter((name) => !notModules.has(name)).sort()
}

/** The file and every header that it reaches through quoted includes. */
function withHeaders(file, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) return seen
  seen.add(file)
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/^\s*#include "([^"]+)"/gm)) {
    const beside = join(dirname(file), name)
    withHeaders(existsSync(beside) ? beside : join(native, name), seen)
  }
  return seen
}

/** Those folders and every other whose headers they reach. */
export function withNeeded(folders, files = []) {
  const needed = new Set(folders)
  const follow = (file) => {
    for (const path of withHeaders(file)) needed.add(relative(native, path).split(sep)[0])
  }
  files.forEach(follow)
  for (const folder of needed) {
    const { parts, tests } = sourcesOf(folder) // the set grows while it is walked
    for (const file of [...parts, ...tests]) follow(file)
  }
  return moduleFolders().filter((folder) => needed.has(folder))
}

function contentKey(file, command) {
  const hash = createHash('sha256').update(command.join('\0'))
  for (const path of [...withHeaders(file)].sort()) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

export function run(command, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    let text = ''
    child.stdout.on('data', (chunk) => (text += chunk))
    child.stderr.on('data', (chunk) => (text += chunk))
    child.on('error', (error) => resolve({ status: 1, text: String(error) }))
    child.on('close', (status) => resolve({ status: status ?? 1, text }))
  })
}

/** Runs a compiler that writes `target`, which appears only when it is whole. */
async function produce(target, command) {
  mkdirSync(dirname(target), { recursive: true })
  const part = `${target}.${process.pid}.part`
  const { status, text } = await run([...command, '-o', part])
  if (text !== '') process.stderr.write(text)
  if (status !== 0) fail(`could not make ${relative(output, target)}`)
  renameSync(part, target)
  return target
}

/** The vendor interface is C99, and what the tests load through it is written in just that. */
const inC = (flag) => (flag === '-std=c++20' ? ['-xc', '-std=c99'] : [flag])

export async function compile(file, mode, extra = []) {
  const object = join(output, mode, 'obj', `${relative(native, file)}.o`)
  const flags = file.endsWith('.c') ? modes[mode].flags.flatMap(inC) : modes[mode].flags
  const command = [modes[mode].compiler, ...flags, ...extra, `-I${native}`, '-c', file]
  const key = contentKey(file, command)
  const keyFile = `${object}.key`
  if (existsSync(object) && existsSync(keyFile) && readFileSync(keyFile, 'utf8') === key) return object
  await produce(object, command)
  writeFileSync(keyFile, key)
  return object
}

/** Two compilers at a time unless TRAM_BUILD_JOBS says otherwise: the station's machines have two cores. */
export async function compileAll(files, mode, extra) {
  const objects = []
  const waiting = [...files.entries()]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      objects[next[0]] = await compile(next[1], mode, extra)
    }
  }
  const jobs = Number(process.env.TRAM_BUILD_JOBS ?? 2)
  await Promise.all(Array.from({ length: jobs }, work))
  return objects
}

export function link(target, mode, inputs, extra = []) {
  const { compiler, flags } = modes[mode]
  return produce(target, [compiler, ...flags, ...extra, ...inputs])
}

/** Those folders of the engine as an archive, from which each program takes what it uses. */
export async function engineArchive(mode, folders) {
  const objects = await compileAll(
    folders.flatMap((folder) => sourcesOf(folder).parts),
    mode,
  )
  const archive = join(output, mode, `libtram-${folders.join('-')}.a`)
  const part = `${archive}.${process.pid}.part`
  rmSync(part, { force: true })
  const { status, text } = await run(['ar', 'qcs', part, ...objects])
  if (status !== 0) fail(text)
  renameSync(part, archive)
  return archive
}

// Builds the fingerprint engine with a C++ compiler and nothing else: no node-gyp, no download.
//
//   node native/build.mjs                          the addon and the helper: native/build/tram_native.node, tram_device_helper
//   node native/build.mjs --test [FOLDER ...]      the test programs (of those folders), run and summed
//   node native/build.mjs --sanitize --test        the same under AddressSanitizer and UBSan
//   node native/build.mjs --fuzz SECONDS [TARGET]  each libFuzzer target for so long (needs clang++)
//   node native/build.mjs --fuzz-short             the same targets with g++ alone: seeds and fixed mutations
//   node native/build.mjs --program FILE.cc        one program of a module; prints its path
//   node native/build.mjs --vendor                 the helper and the sample libraries of vendor/, for tests and makers
//
// Files are compiled again only when they, a header of theirs or the flags change. A .cc file that
// defines main() is a program of its own and never part of the addon.
// Exit codes: 0 done, 1 it does not compile or a test failed, 4 no compiler.
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import {
  compile,
  compileAll,
  engineArchive,
  fail,
  link,
  moduleFolders,
  native,
  output,
  requireCompiler,
  run,
  sourcesOf,
  withNeeded,
} from './compile.mjs'

// The modules that read bytes from outside, which the fuzzers feed.
const readersOfForeignBytes = ['helper', 'image', 'records', 'wsq']
// About 20 seconds in all on one core.
const shortExecutions = { finger_image: 1_000_000, helper_frames: 1_000_000, minutiae_record: 1_000_000, pgm: 1_000_000, wsq: 80_000 }
const nodeApi = [
  `-I${join(native, '..', 'node_modules', 'node-api-headers', 'include')}`,
  '-DNAPI_VERSION=8',
  '-DNODE_API_NO_EXTERNAL_BUFFERS_ALLOWED',
]

async function buildAddon() {
  const folders = moduleFolders().filter((folder) => folder !== 'helper')
  const parts = folders.flatMap((folder) => sourcesOf(folder).parts)
  const engine = await compileAll(parts, 'release')
  const bindings = await compileAll(sourcesOf('addon').parts, 'release', nodeApi)
  const target = join(output, 'tram_native.node')
  await link(target, 'release', [...engine, ...bindings], ['-shared', '-Wl,-z,relro,-z,now'])
  // A shared library may miss a function and nobody notices until it is loaded: load it.
  const script = 'process.dlopen({ exports: {} }, process.argv[1])'
  const { status, text } = await run([process.execPath, '-e', script, target])
  if (status !== 0) {
    rmSync(target)
    fail(text)
  }
  console.log(relative(process.cwd(), target))
}

/** The process that a maker's library is loaded into; it needs nothing of the engine. */
async function buildHelper() {
  const { parts } = sourcesOf('helper')
  const objects = await compileAll([...parts, join(native, 'helper', 'main.cc')], 'release')
  const target = join(output, process.platform === 'win32' ? 'tram_device_helper.exe' : 'tram_device_helper')
  await link(target, 'release', objects, ['-pie', '-Wl,-z,relro,-z,now'])
  console.log(relative(process.cwd(), target))
}

/** The example as a maker would build it, and the same that can misbehave. */
async function buildVendorLibraries() {
  const simulated = await compile(join(native, 'vendor', 'sample_sdk.c'), 'release')
  for (const name of ['example_wrap', 'sample_library']) {
    const target = join(output, 'vendor', `${name}.so`)
    const wrap = await compile(join(native, 'vendor', `${name}.c`), 'release')
    await link(target, 'release', [wrap, simulated], ['-shared', '-lm'])
    console.log(relative(process.cwd(), target))
  }
}

async function buildTests(mode, folders) {
  const archive = await engineArchive(mode, withNeeded(folders))
  const programs = []
  for (const folder of folders) {
    const { tests } = sourcesOf(folder)
    const objects = await compileAll(tests, mode)
    for (const [i, test] of tests.entries()) {
      const target = join(output, mode, `${folder}-${basename(test, '.cc')}`)
      programs.push(await link(target, mode, [objects[i], archive]))
    }
  }
  return programs
}

/** A program that dies without its closing line counts as one failure. */
async function runTest(program) {
  const { status, text } = await run([program], { cwd: join(native, '..') })
  const counts = text.match(/^(\d+) passed, (\d+) failed$/m)
  const passed = Number(counts?.[1] ?? 0)
  const failed = Math.max(Number(counts?.[2] ?? 1), status === 0 ? 0 : 1)
  if (failed > 0) process.stdout.write(text)
  const skipped = failed > 0 ? [] : (text.match(/^SKIPPED.*$/gm) ?? [])
  for (const line of skipped) console.log(`${basename(program)}: ${line}`)
  console.log(`${basename(program)}: ${passed} passed, ${failed} failed`)
  return { passed, failed }
}

async function runTests(mode, folders) {
  const total = { passed: 0, failed: 0 }
  for (const program of await buildTests(mode, folders)) {
    const { passed, failed } = await runTest(program)
    total.passed += passed
    total.failed += failed
  }
  if (total.passed === 0) total.failed += 1
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 ? 0 : 1)
}

/** Runs a target over a scratch copy of its seeds, so that the committed ones stay few and small. */
async function fuzzTarget(name, seconds, archive) {
  const object = await compile(join(native, 'fuzz', `${name}_fuzz.cc`), 'fuzz')
  const program = await link(join(output, 'fuzz', name), 'fuzz', [object, archive], ['-fsanitize=fuzzer'])
  const corpus = join(output, 'fuzz', `${name}-corpus`)
  mkdirSync(corpus, { recursive: true })
  const limits = ['-rss_limit_mb=1024', '-malloc_limit_mb=256', '-timeout=20', '-print_final_stats=1']
  const command = [
    program,
    `-max_total_time=${seconds}`,
    ...limits,
    corpus,
    join(native, 'fuzz', 'seeds', name),
  ]
  const { status, text } = await run(command, { cwd: join(output, 'fuzz') })
  const executions = Number(text.match(/stat::number_of_executed_units:\s*(\d+)/)?.[1] ?? 0)
  console.log(`${name}: ${executions} executions, ${status === 0 ? 'clean' : 'FAILED'}`)
  if (status !== 0) fail(text.slice(-4000))
  return executions
}

function fuzzTargets() {
  const files = readdirSync(join(native, 'fuzz')).filter((name) => name.endsWith('_fuzz.cc'))
  return files.map((name) => basename(name, '_fuzz.cc')).sort()
}

async function fuzz(seconds, wanted) {
  const archive = await engineArchive('fuzz', readersOfForeignBytes)
  let executions = 0
  for (const name of fuzzTargets().filter((name) => wanted.length === 0 || wanted.includes(name))) {
    executions += await fuzzTarget(name, seconds, archive)
  }
  console.log(`${executions} executions`)
}

/** One target of the short fuzz: whether it went through all its inputs. */
async function fuzzShortly(name, executions, inputs) {
  const object = await compile(join(native, 'fuzz', `${name}_fuzz.cc`), 'sanitize')
  const program = await link(join(output, 'sanitize', `${name}-short-fuzz`), 'sanitize', [object, ...inputs])
  // A size that a record claims may ask for much: the limits are those of the long runs.
  const env = { ...process.env, ASAN_OPTIONS: 'hard_rss_limit_mb=1024:max_allocation_size_mb=256' }
  const seeds = join(native, 'fuzz', 'seeds', name)
  const { status, text } = await run([program, seeds, String(executions)], { env })
  const done = Number(text.match(/^(\d+) executions$/m)?.[1] ?? 0)
  const passed = status === 0 && done > executions
  if (!passed) process.stdout.write(text.slice(-8000))
  console.log(`${name}: ${done} executions, ${passed ? 'clean' : 'FAILED'}`)
  return passed
}

async function fuzzShort() {
  const driver = ['mutate.cc', 'short_driver.cc'].map((file) => join(native, 'fuzz', file))
  const inputs = [...(await compileAll(driver, 'sanitize')), await engineArchive('sanitize', readersOfForeignBytes)]
  const total = { passed: 0, failed: 0 }
  for (const name of fuzzTargets()) {
    const passed = await fuzzShortly(name, shortExecutions[name] ?? 10_000, inputs)
    total[passed ? 'passed' : 'failed'] += 1
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1)
}

async function buildProgram(file) {
  const source = join(process.cwd(), file)
  const archive = await engineArchive('release', withNeeded([], [source]))
  const target = join(output, 'release', basename(file, '.cc'))
  await link(target, 'release', [await compile(source, 'release'), archive])
  console.log(relative(process.cwd(), target))
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    test: { type: 'boolean', default: false },
    sanitize: { type: 'boolean', default: false },
    fuzz: { type: 'string' },
    'fuzz-short': { type: 'boolean', default: false },
    program: { type: 'string' },
    vendor: { type: 'boolean', default: false },
  },
})
const checkedByGcc = values.sanitize || values['fuzz-short']
const mode = values.fuzz ? 'fuzz' : checkedByGcc ? 'sanitize' : 'release'
requireCompiler(mode)
if (values.fuzz) {
  await fuzz(Number(values.fuzz), positionals)
} else if (values['fuzz-short']) {
  await fuzzShort()
} else if (values.program) {
  await buildProgram(values.program)
} else if (values.test) {
  await runTests(mode, positionals.length > 0 ? positionals : moduleFolders())
} else if (values.vendor) {
  await buildHelper()
  await buildVendorLibraries()
} else {
  await buildAddon()
  await buildHelper()
}

// The parts of the checks. Each runs its tools and returns { passed, failed, skipped } read from their own reports.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { guestArguments, guestPackages, powerPackages } from './guest/provision.mjs'
import { ensureSystemPackages } from './system.mjs'

const reports = 'artifacts/reports'

function run(command, args, env = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    let output = ''
    const keep = (chunk) => (output += chunk)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => done({ status: 1, output: String(error) }))
    child.on('close', (status) => done({ status: status ?? 1, output }))
  })
}

const node = (script, args, env) => run(process.execPath, [script, ...args], env)
const tool = (path) => `node_modules/${path}`

/** A tool that only says yes or no counts as one check. */
async function checkOf(name, job) {
  const { status, output } = await job
  if (status !== 0) process.stdout.write(`\n${name} failed:\n${output}\n`)
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

const sum = (results) =>
  results.reduce((a, b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  }))

async function types() {
  const parts = ['src-main/contract', 'src-main', 'src-renderer', 'tests']
  return checkOf(
    'types',
    node(
      '.ci/each.mjs',
      parts.map((part) => `${tool('typescript/bin/tsc')} -p ${part}`),
    ),
  )
}

export async function staticChecks() {
  const results = [await types()]
  const lint = ['--type-aware', '--deny-warnings', 'src-main', 'src-renderer', 'tests']
  results.push(await checkOf('lint', node(tool('oxlint/bin/oxlint'), lint)))
  const files = [
    '--check',
    '--log-level=warn',
    'src-main',
    'src-renderer',
    'tests',
    'assets',
    '.ci',
    '*.ts',
    '*.json',
    '*.yml',
  ]
  results.push(await checkOf('format', node(tool('prettier/bin/prettier.cjs'), files)))
  results.push(await checkOf('unused code', node(tool('knip/bin/knip.js'), [])))
  return sum(results)
}

function readReport(file, output, read) {
  if (!existsSync(file)) {
    process.stdout.write(`\nNo report was written to ${file}:\n${output}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  return read(JSON.parse(readFileSync(file, 'utf8')))
}

async function vitest(name, args) {
  const file = `${reports}/${name}.json`
  rmSync(file, { force: true })
  mkdirSync(reports, { recursive: true })
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args]
  const { status, output } = await node(tool('vitest/vitest.mjs'), options)
  if (status !== 0) process.stdout.write(`\n${output}\n`)
  return readReport(file, output, (r) => ({
    passed: r.numPassedTests,
    failed: r.numFailedTests + (status !== 0 && r.numFailedTests === 0 ? 1 : 0),
    skipped: r.numPendingTests + r.numTodoTests,
  }))
}

export const unit = () => {
  // Where it cannot be installed the tests of the token are skipped, which they say themselves.
  if (ensureSystemPackages(['softhsm2']) !== 0)
    process.stdout.write('    SKIPPED: the officers’ token needs the package named above\n')
  return vitest('unit', [])
}
export const structure = () =>
  vitest('structure', ['tests/architecture.test.ts', 'tests/locales.test.ts', 'src-main/contract'])

/** Runs of the engine's own programs close with `N passed, N failed`. */
async function nativeRun(option) {
  const { status, output } = await node('native/build.mjs', [option])
  const found = /(\d+) passed, (\d+) failed\s*$/.exec(output)
  if (status !== 0 || !found) process.stdout.write(`\n${output}\n`)
  if (!found) return { passed: 0, failed: 1, skipped: 0 }
  return { passed: Number(found[1]), failed: Number(found[2]), skipped: 0 }
}

export async function native() {
  return sum([await nativeRun('--test'), await nativeRun('--fuzz-short')])
}

/** Why tests were skipped, each reason with its count: a skip that nobody reads hides what was never tried. */
function skipReasons(report) {
  const reasons = new Map()
  const visit = ({ suites = [], specs = [] }) => {
    suites.forEach(visit)
    for (const { annotations } of specs.flatMap((spec) => spec.tests))
      for (const { type, description } of annotations)
        if (type === 'skip') reasons.set(description, (reasons.get(description) ?? 0) + 1)
  }
  visit(report)
  return [...reasons].map(([reason, count]) => `    SKIPPED ${count}: ${reason}\n`).join('')
}

async function playwright(name, config) {
  const file = `${reports}/${name}.json`
  rmSync(file, { force: true })
  const { status, output } = await node(tool('@playwright/test/cli.js'), ['test', '-c', config], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(file),
  })
  process.stdout.write(status === 0 ? output.replaceAll(/^/gm, '    ') : `\n${output}\n`)
  return readReport(file, output, (report) => {
    const { expected, flaky, unexpected, skipped } = report.stats
    process.stdout.write(skipReasons(report))
    const failed = unexpected + (status !== 0 && unexpected === 0 ? 1 : 0)
    return { passed: expected + flaky, failed, skipped }
  })
}

export const journeys = () => playwright('journeys', 'tests/journeys/playwright.config.ts')
export const durability = () => playwright('durability', 'tests/durability/playwright.config.ts')

/**
 * One boot of a guest. Root can install what is missing, so that there a guest which does not come up is a failure;
 * another user is told, and goes on without.
 */
async function guest(name, packages, args) {
  const file = `${reports}/${name}.json`
  rmSync(file, { force: true })
  if (ensureSystemPackages(packages) !== 0) {
    if (process.getuid?.() === 0) return { passed: 0, failed: 1, skipped: 0 }
    process.stdout.write(`    SKIPPED 1: the guest (${name}) needs the packages named above\n`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  try {
    const { status, output } = await run(process.execPath, guestArguments(args, name))
    if (status !== 0) process.stdout.write(`\n${output}\n`)
    return readReport(file, output, (report) => report)
  } catch (error) {
    process.stdout.write(`\nThe guest could not be put together: ${error.message}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

/** The short form of the virtual HID bench. */
export const benchGuest = () => guest('hardware', guestPackages, ['--short'])

/** The short form of the power cuts. Only root may mount what they leave. */
export async function powerCuts() {
  if (process.getuid?.() === 0) return guest('power', powerPackages, ['--cuts', '10'])
  process.stdout.write('    SKIPPED 1: what a power cut leaves is mounted, which only root may do\n')
  return { passed: 0, failed: 0, skipped: 1 }
}

// npm run durability [-- PART …]: the faults table in its long form. Without a part, all of them; kills go on where they were left.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { guestArguments, powerPackages } from '../guest/provision.mjs'
import { setUp } from '../setup.mjs'
import { hashOf } from '../stamp.mjs'

const KILLS = Number(process.env.TRAM_KILLS ?? 1000)
/** A run that breaks off loses no more than the application that it was in; a fresh one also starts everything anew. */
const KILLS_AT_ONCE = 100
/** Each mostly waits for its officer: beside each other they take little longer than one. */
const COUNTERS = 2
const ledger = 'artifacts/durability/kills.jsonl'
/** Whose processes are killed. */
const killed = ['src-main', 'src-renderer', 'assets', 'native', 'tests/registry']
/** Tests, what only tests use, and papers do not run at the counter. */
const runs = (file) => !/\.test\.tsx?$|\/test-[^/]+$|\/testing\/|\.md$/.test(file)

function node(args, env = {}) {
  const began = Date.now()
  const status =
    spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1
  process.stdout.write(
    `${status === 0 ? 'ok' : 'FAILED'} after ${Math.round((Date.now() - began) / 1000)} s\n`,
  )
  return status
}

const vitest = (folder, env) =>
  node(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '-c',
      'tests/durability/vitest.config.ts',
      `tests/durability/${folder}`,
    ],
    env,
  )
const playwright = (folder, env) =>
  node(
    [
      'node_modules/@playwright/test/cli.js',
      'test',
      '-c',
      'tests/durability/playwright.config.ts',
      '--reporter=list',
      `/${folder}/`,
    ],
    env,
  )

function killsSoFar(code) {
  if (!existsSync(ledger)) return 0
  return readFileSync(ledger, 'utf8').split(`"code":"${code}"`).length - 1
}

function kills() {
  const code = hashOf(killed, runs).slice(0, 16)
  const git = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' })
  const env = {
    TRAM_LEDGER: ledger,
    TRAM_CODE: code,
    TRAM_COMMIT: git.stdout?.trim() ?? '',
    TRAM_COUNTERS: String(COUNTERS),
  }
  for (let done = killsSoFar(code); done < KILLS; done = killsSoFar(code)) {
    const next = Math.min(KILLS_AT_ONCE, KILLS - done)
    process.stdout.write(`${done} of ${KILLS} kills of code ${code}\n`)
    const status = playwright('kills', { ...env, TRAM_KILLS: String(next) })
    if (status !== 0) return status
  }
  return 0
}

function power() {
  try {
    return node(guestArguments(['--cuts', process.env.TRAM_CUTS ?? '300'], 'power'))
  } catch (error) {
    process.stderr.write(`The guest could not be put together: ${error.message}\n`)
    return 1
  }
}

const parts = {
  journal: () => vitest('journal', { TRAM_FLIPS: process.env.TRAM_FLIPS ?? '10000' }),
  disk: () => vitest('full-disk'),
  database: () => playwright('database', { TRAM_HARMS: process.env.TRAM_HARMS ?? '50' }),
  start: () =>
    playwright('start', {
      TRAM_STARTS: process.env.TRAM_STARTS ?? '5',
      TRAM_START_ROWS: process.env.TRAM_START_ROWS ?? '10000',
    }),
  power,
  kills,
}

export async function main(args) {
  const chosen = args.length > 0 ? args : Object.keys(parts)
  const unknown = chosen.find((name) => !Object.hasOwn(parts, name))
  if (unknown !== undefined) {
    process.stderr.write(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.\n`)
    return 2
  }
  const status = await setUp(['chromium', 'openssl', 'g++', ...powerPackages])
  if (status !== 0) return status
  const failed = chosen.filter((name) => {
    process.stdout.write(`\n${name}\n`)
    return parts[name]() !== 0
  })
  process.stdout.write(failed.length === 0 ? '\nnothing was lost\n' : `\nFAILED: ${failed.join(', ')}\n`)
  return failed.length === 0 ? 0 : 1
}

/** Registry and station as the separate processes that they are; for practice, the demonstration and the journeys. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { root } from './root.ts'

const registryReady = z.object({ url: z.url(), ca: z.string(), code: z.string(), pid: z.number() })
export const stationReady = z.object({
  ready: z.literal(true),
  shell: z.enum(['chromium', 'electron']),
  startedInMs: z.number(),
})

export type RegistryReady = z.infer<typeof registryReady>
export type StationReady = z.infer<typeof stationReady>

export interface Running<T> {
  readonly process: ChildProcess
  readonly ready: T
  /** Asks to end, and kills what does not within ten seconds. */
  stop(): Promise<void>
  exited: Promise<number | null>
}

/** Starts a built program and waits for its one JSON line. What it writes to stderr goes to `logFile`. */
async function run<T>(
  command: string,
  args: string[],
  logFile: string,
  ready: z.ZodType<T>,
  env: NodeJS.ProcessEnv = {},
): Promise<Running<T>> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', openSync(logFile, 'a')],
    env: { ...process.env, ...env },
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const line = await firstLine(child, exited, logFile)
  const parsed = ready.parse(JSON.parse(line))
  return { process: child, ready: parsed, exited, stop: () => stop(child, exited) }
}

function firstLine(child: ChildProcess, exited: Promise<number | null>, logFile: string): Promise<string> {
  return new Promise((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve)
    void exited.then((code) =>
      reject(
        new Error(`ended with ${code} before it was ready:\n${readFileSync(logFile, 'utf8').slice(-2000)}`),
      ),
    )
  })
}

async function stop(child: ChildProcess, exited: Promise<number | null>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await exited
  clearTimeout(timer)
}

export interface RegistryOptions {
  readonly dir: string
  readonly port?: number
  readonly residents?: number
  readonly misbehave?: 'nonsense' | 'wrong-certificate'
  /** The centre's supervisor decides at once. */
  readonly supervisor?: 'approves' | 'refuses'
  /** The centre's decisions that are taken at this start, one JSON object a line. */
  readonly decideFile?: string
  /** The source of another policy pack than the newest. */
  readonly packFile?: string
}

export function startRegistry(options: RegistryOptions): Promise<Running<RegistryReady>> {
  mkdirSync(options.dir, { recursive: true })
  const args = [join(root, 'dist/tools/registry.mjs'), '--dir', options.dir, '--practice']
  if (options.port) args.push('--port', String(options.port))
  if (options.residents) args.push('--residents', String(options.residents))
  if (options.packFile) args.push('--pack', options.packFile)
  if (options.decideFile) args.push('--decide', options.decideFile)
  if (options.misbehave) args.push('--misbehave', options.misbehave)
  if (options.supervisor) args.push('--supervisor', options.supervisor)
  return run(process.execPath, args, join(options.dir, 'registry.log'), registryReady)
}

export interface StationOptions {
  readonly profile: string
  /** Where to provision at the first start; `url` may lead through a cable. */
  readonly practice: { url: string; caPem: string; code: string }
  /** Browser switches, as for the camera that plays a file. */
  readonly devArgs?: readonly string[]
  /** Electron's binary; without it the station runs in Chromium. */
  readonly electron?: string | null
  /** Where it may put temporary files, for a test that looks into all of them. */
  readonly tmp?: string
}

/** The station's own command line; writes the practice file that it names. */
export function stationArgs({ profile, practice, devArgs = [] }: StationOptions): string[] {
  mkdirSync(profile, { recursive: true })
  const file = join(profile, 'practice.json')
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(practice))
  return ['--profile', profile, '--practice', file, ...devArgs.map((arg) => `--dev-arg=${arg}`)]
}

export function startStation(options: StationOptions): Promise<Running<StationReady>> {
  const args = stationArgs(options)
  const log = join(options.profile, 'station.stderr.log')
  const [command, program] = options.electron
    ? [options.electron, root]
    : [process.execPath, join(root, 'dist/main/chromium-main.mjs')]
  const env = options.tmp === undefined ? {} : { TMPDIR: options.tmp }
  return run(command, [program, ...args], log, stationReady, env)
}

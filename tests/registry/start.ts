/** Starts a registry for tests: here in this process, or as a process of its own from the built program. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { readFile } from 'node:fs/promises'
import { defaultPackFile } from './default-pack.ts'
import type { Misbehaviour } from './misbehave.ts'
import { openRegistry, type Registry } from './registry.ts'
import type { App } from './server.ts'

export interface StartOptions {
  readonly dir: string
  /** 30 or more; 20,000 where nothing is said. */
  readonly residents?: number
  readonly port?: number
  readonly databaseUrl?: string
  /** True where nothing is said. */
  readonly practice?: boolean
  readonly packFile?: string
  readonly misbehave?: Misbehaviour
  readonly mutualTls?: boolean
  readonly onServer?: (app: App) => void
}

export interface StartedRegistry {
  readonly url: string
  readonly caPem: string
  readonly code: string
  readonly pid: number
  stop(): Promise<void>
}

export async function startRegistry(
  options: StartOptions,
): Promise<StartedRegistry & Pick<Registry, 'decide' | 'approvals' | 'importFolder'>> {
  const registry = await openRegistry({
    dir: options.dir,
    port: options.port ?? 0,
    residents: options.residents ?? 20_000,
    practice: options.practice ?? true,
    databaseUrl: options.databaseUrl ?? null,
    packFile: options.packFile ?? defaultPackFile,
    misbehave: options.misbehave ?? null,
    supervisor: null,
    mutualTls: options.mutualTls ?? false,
    now: () => new Date(),
    ...(options.onServer && { onServer: options.onServer }),
  })
  return { ...registry, pid: process.pid }
}

const readyLine = z.object({ url: z.url(), ca: z.string(), code: z.string(), pid: z.number() })

/** @param script the built program; @param env what its process sees, `DATABASE_URL` apart */
export async function spawnRegistry(
  script: string,
  options: StartOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<StartedRegistry & { kill(): Promise<void> }> {
  const child = spawn(process.execPath, [script, ...flagsOf(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, ...(options.databaseUrl && { DATABASE_URL: options.databaseUrl }) },
  })
  const ended = once(child, 'exit')
  const line = once(createInterface(child.stdout), 'line')
  const first: unknown[] | null = await Promise.race([line, ended.then(() => null)])
  if (first === null) throw new Error('the registry ended before it was ready')
  const ready = readyLine.parse(JSON.parse(String(first[0])))
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return {
    url: ready.url,
    caPem: await readFile(ready.ca, 'utf8'),
    code: ready.code,
    pid: ready.pid,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

function flagsOf(options: StartOptions): string[] {
  const flags = ['--dir', options.dir]
  if (options.port !== undefined) flags.push('--port', String(options.port))
  if (options.residents !== undefined) flags.push('--residents', String(options.residents))
  if (options.practice ?? true) flags.push('--practice')
  if (options.packFile !== undefined) flags.push('--pack', options.packFile)
  if (options.misbehave !== undefined) flags.push('--misbehave', options.misbehave)
  if (options.mutualTls ?? false) flags.push('--mutual-tls')
  return flags
}

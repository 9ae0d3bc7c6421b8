/** One helper process with one library in it: commands, their answers, deadlines. Dies at the first sign of nonsense. */
import { spawn } from 'node:child_process'
import { longestAnswer, readAnswer, writeCommand, type Answer, type Command } from './frames.ts'
import { createSplitter } from './splitter.ts'
import type { LibraryTimes } from './times.ts'

export interface HelperOptions {
  /** The helper's own program. */
  readonly program: string
  /** The maker's library, an absolute path. */
  readonly library: string
  readonly environment: Readonly<Record<string, string>>
  readonly times: LibraryTimes
  /** Once, whatever it died of. */
  readonly onExit: () => void
}

type Loaded = Extract<Answer, { kind: 'loaded' }>
type Done = Extract<Answer, { kind: 'done' }>

/** Answers that come before the last one. */
export type Between = Extract<Answer, { kind: 'listed' | 'opened' | 'image' }>

export interface Asked {
  /** Null: the helper is gone. */
  readonly done: Promise<Done | null>
  /** Says cancel until the command ends; kills the helper where it does not. */
  readonly cancel: () => void
}

export interface Helper {
  /** Null: it died before it had loaded its library. */
  readonly loaded: Promise<Loaded | null>
  readonly ask: (command: Command, withinMs: number, between: (answer: Between) => void) => Asked
  readonly pid: () => number | null
  readonly kill: () => void
}

export function startHelper({ program, library, environment, times, onExit }: HelperOptions): Helper {
  const child = spawn(program, [library], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...environment },
  })
  const waiting = new Map<
    number,
    { between: (answer: Between) => void; settle: (done: Done | null) => void }
  >()
  let lastAsk = 0
  let isOver = false
  let loaded: (answer: Loaded | null) => void = () => undefined
  const loading = new Promise<Loaded | null>((resolve) => (loaded = resolve))
  const kill = () => void child.kill('SIGKILL')
  const patience = setTimeout(kill, times.loadMs)
  void loading.then(() => clearTimeout(patience))

  const take = (answer: Answer | null) => {
    if (answer === null) return kill()
    if (answer.kind === 'loaded') return loaded(answer)
    const asked = waiting.get(answer.ask)
    // Of a command that has ended: the library was late.
    if (asked === undefined) return
    if (answer.kind === 'done') asked.settle(answer)
    else asked.between(answer)
  }
  const splitter = createSplitter(longestAnswer, (frame) => take(readAnswer(frame)))
  const over = () => {
    if (isOver) return
    isOver = true
    loaded(null)
    for (const { settle } of waiting.values()) settle(null)
    onExit()
  }
  child.stdout.on('data', (bytes: Buffer) => {
    if (!splitter.take(bytes)) kill()
  })
  // A pipe that breaks under a write is followed by the end of the process, which says it all.
  child.stdin.on('error', () => undefined)
  child.once('error', over)
  child.once('close', over)
  // What it said last is still in the pipe; but a pipe that the library's own children hold open is not waited for.
  child.once('exit', () => setTimeout(over, 250))

  const send = (command: Command, ask: number) => {
    if (!isOver) child.stdin.write(writeCommand(command, ask))
  }

  return {
    loaded: loading,
    pid: () => child.pid ?? null,
    kill,
    ask: (command, withinMs, between) => {
      const ask = ++lastAsk
      let timers: NodeJS.Timeout[] = []
      const done = new Promise<Done | null>((resolve) => {
        const settle = (answer: Done | null) => {
          timers.forEach(clearTimeout)
          waiting.delete(ask)
          resolve(answer)
        }
        if (isOver) return settle(null)
        waiting.set(ask, { between, settle })
        timers = [setTimeout(kill, withinMs)]
        send(command, ask)
      })
      const cancel = () => {
        if (!waiting.has(ask)) return
        const say = () => send({ verb: 'cancel' }, ask)
        timers.push(setTimeout(kill, times.cancelGraceMs), setInterval(say, times.cancelEveryMs))
        say()
      }
      return { done, cancel }
    },
  }
}

/** Takes the centre's decisions out of a file, one JSON object a line: the clerk's pen of a registry that has no screen. */
import { readFile } from 'node:fs/promises'
import type { Registry } from '../registry.ts'
import { decision, type Decision } from './decisions.ts'

export interface TakenDecision {
  readonly decision: Decision
  /** False where no such work was received. */
  readonly isKept: boolean
}

/** @throws where a line is no decision: nothing after it is taken. */
export async function decideFrom(
  file: string,
  { decide }: Pick<Registry, 'decide'>,
): Promise<TakenDecision[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  const taken: TakenDecision[] = []
  for (const line of lines) {
    const made = decision.parse(JSON.parse(line))
    taken.push({ decision: made, isKept: await decide(made) })
  }
  return taken
}

/** Whether an officer is signed in. Keys taken out under an earlier generation must not be used any more. */
export interface Session {
  readonly unlocked: boolean
  readonly generation: number
  unlock(): void
  lock(): void
  /** Called on every lock, to zero what is held. */
  onLock(zero: () => void): void
}

export function createSession(): Session {
  const zeroers: (() => void)[] = []
  let unlocked = false
  let generation = 0
  return {
    get unlocked() {
      return unlocked
    },
    get generation() {
      return generation
    },
    unlock: () => {
      unlocked = true
    },
    lock: () => {
      unlocked = false
      generation += 1
      for (const zero of zeroers) zero()
    },
    onLock: (zero) => void zeroers.push(zero),
  }
}

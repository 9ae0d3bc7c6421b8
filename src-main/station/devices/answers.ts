/** Requests that wait for their answer, whoever is asked. */
export interface Answers<T> {
  readonly await: (requestId: number) => Promise<T>
  readonly isAwaited: (requestId: number) => boolean
  readonly settle: (requestId: number, answer: T) => void
  readonly settleAll: (answer: T) => void
}

export function createAnswers<T>(): Answers<T> {
  const waiting = new Map<number, (answer: T) => void>()
  const settle = (requestId: number, answer: T) => {
    waiting.get(requestId)?.(answer)
    waiting.delete(requestId)
  }
  return {
    await: (requestId) => new Promise((resolve) => waiting.set(requestId, resolve)),
    isAwaited: (requestId) => waiting.has(requestId),
    settle,
    settleAll: (answer) => {
      for (const requestId of waiting.keys()) settle(requestId, answer)
    },
  }
}

/** A sleep that can be cut short. A wake that comes while nobody sleeps is not lost. */
export interface Waker {
  sleep(ms: number): Promise<void>
  wake(): void
}

export function createWaker(signal: AbortSignal): Waker {
  let woken = false
  let finish: (() => void) | null = null
  const wake = (): void => {
    woken = true
    finish?.()
  }
  signal.addEventListener('abort', wake)
  return {
    wake,
    sleep: async (ms) => {
      if (!woken && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          finish = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      finish = null
      woken = false
    },
  }
}

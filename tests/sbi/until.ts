import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for what comes by itself; rejects when it does not come. */
export async function until(
  what: string,
  isSo: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`it never came: ${what}`)
    await sleep(20)
  }
}

/** Tells how much room the disk has, when that has changed by enough to be seen. */
const EVERY_MS = 20_000
const WORTH_TELLING = 100 * 1024 * 1024

/** Returns a function that stops it. */
export function watchDisk(freeBytes: () => Promise<number>, tell: (freeBytes: number) => void): () => void {
  let told = -Infinity
  const look = async () => {
    const free = await freeBytes().catch(() => told)
    if (Math.abs(free - told) < WORTH_TELLING) return
    told = free
    tell(free)
  }
  const timer = setInterval(() => void look(), EVERY_MS)
  return () => clearInterval(timer)
}

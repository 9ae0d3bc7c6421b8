/** Runs `fn` once after `ms`; the answer cancels it. */
export function later(fn: () => void, ms: number): () => void {
  const timer = setTimeout(fn, ms)
  return () => clearTimeout(timer)
}

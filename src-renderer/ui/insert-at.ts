/** A text with `piece` in place of what is selected, and where the caret belongs then; at the end where nothing is known. */
export function insertAt(
  text: string,
  piece: string,
  start: number | null,
  end: number | null,
): { readonly text: string; readonly caret: number } {
  const from = Math.min(start ?? text.length, text.length)
  const to = Math.min(Math.max(end ?? from, from), text.length)
  return { text: text.slice(0, from) + piece + text.slice(to), caret: from + piece.length }
}

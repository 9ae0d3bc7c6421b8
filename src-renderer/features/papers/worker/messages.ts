/** Between the page and its paper worker: pixels go over, never a copy more than needed. */
import type { Quad } from '../page/quad.ts'
import type { Pixels } from '../page/warp.ts'

export type PaperRequest =
  | { readonly ask: 'find'; readonly id: number; readonly source: Pixels }
  | { readonly ask: 'warp'; readonly id: number; readonly source: Pixels; readonly quad: Quad }

export type PaperAnswer =
  { readonly id: number; readonly quad: Quad | null } | { readonly id: number; readonly page: Pixels }

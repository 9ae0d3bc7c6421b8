import type { Verb } from '../verb.ts'
import { decode } from './decode.ts'
import { encode } from './encode.ts'
import { generate } from './generate.ts'
import { match } from './match.ts'
import { minutiae } from './minutiae.ts'
import { quality } from './quality.ts'
import { segment } from './segment.ts'

export const verbs: ReadonlyMap<string, Verb> = new Map(
  Object.entries({ encode, decode, quality, minutiae, segment, match, generate }),
)

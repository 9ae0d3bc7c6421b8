/** Every parser that the fuzzer tries: each driver adds its own list here. */
import { deskConversations, deskParsers } from './desk-parsers.ts'
import type { Parser } from './fuzz-parsers.ts'
import { ocdpConversations, ocdpParsers } from './ocdp-parsers.ts'

export const parsers: readonly Parser[] = [...ocdpParsers, ...deskParsers]
export const conversations: readonly Parser[] = [...ocdpConversations, ...deskConversations]

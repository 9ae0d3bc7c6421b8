/** What a hostile page may send: well-formed input of a call, and what is made of it by somebody who means ill. */
import { z } from 'zod'
import { calls, type CallName } from '../../src-main/contract/calls/index.ts'
import { practiceCitizens } from '../registry/residents/practice.ts'
import type { createRandom } from './fuzz-parsers.ts'

export type Random = ReturnType<typeof createRandom>

interface Schema {
  readonly type?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly items?: Schema | readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
}

/** Strings that stand for something at this counter; a pattern is met by one of them or not at all. */
const words = [
  ...practiceCitizens.map((citizen) => citizen.personalNumber),
  '012345678',
  '0190d0c8-7f3a-7cc0-8000-000000000001',
  '2026-11-25',
  '1999',
  '2026-11-25T01:02:03Z',
  'ab'.repeat(32),
  'an',
  'Nguyễn Thị Mai An',
  'no-such-officer',
  'https://127.0.0.1:9/',
  '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
  'fullName',
]

const pick = <T>(list: readonly T[], random: Random): T | undefined => list[random(list.length)]

function fromSchema(schema: Schema, random: Random, depth = 0): unknown {
  if (depth > 8) return null
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fromSchema(pick(choices, random) ?? {}, random, depth + 1)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(schema.enum, random)
  if (schema.properties)
    return Object.fromEntries(
      Object.entries(schema.properties).map(([key, part]) => [key, fromSchema(part, random, depth + 1)]),
    )
  const items = Array.isArray(schema.items) ? schema.items[0] : schema.items
  if (items) return Array.from({ length: random(4) }, () => fromSchema(items, random, depth + 1))
  const { pattern } = schema
  const fitting = pattern === undefined ? words : words.filter((word) => new RegExp(pattern, 'u').test(word))
  const simple: Readonly<Record<string, () => unknown>> = {
    string: () => pick(fitting, random) ?? pick(words, random),
    integer: () => random(3_000) - 10,
    number: () => random(3_000) / 7,
    boolean: () => random(2) === 1,
    null: () => null,
  }
  // What JSON Schema cannot say is bytes here.
  return simple[schema.type ?? '']?.() ?? new Uint8Array(random(64))
}

function circle(): unknown {
  const self: Record<string, unknown> = {}
  self['self'] = self
  return self
}

function nested(levels: number): unknown {
  let value: unknown = 1
  for (let i = 0; i < levels; i += 1) value = { value }
  return value
}

/** What structured clone lets through and no honest page sends. */
const hostile: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => -0,
  () => 2 ** 53,
  () => 10n ** 30n,
  () => 'x'.repeat(100_000),
  () => '\u0000\u200B\uFEFF',
  () => 'e\u0301'.repeat(400),
  () => '\uD800',
  () => new Date(Number.NaN),
  () => new Map([['__proto__', 1]]),
  () => new Uint8Array(1_000_000),
  () => JSON.parse('{"__proto__":{"isPolluted":true},"constructor":{"prototype":{"isPolluted":true}}}'),
  () => Object.assign(Object.create(null), { toString: 1, valueOf: 1 }),
  () => ({ toJSON: 1, length: -1 }),
  () => Array.from({ length: 20_000 }, () => 1),
  () => nested(2_000),
  circle,
]

/** One place of the value, chosen by chance, becomes something else. */
export function spoil(value: unknown, random: Random): unknown {
  if (value === null || typeof value !== 'object' || random(4) === 0) return pick(hostile, random)?.()
  const copy: Record<string, unknown> = { ...value }
  const key = pick(Object.keys(copy), random) ?? 'extra'
  if (random(5) === 0) delete copy[key]
  else copy[key] = spoil(copy[key], random)
  return copy
}

const schemas = new Map<CallName, Schema>(
  // The keys of the table are its names; JSON Schema is read through the few words that are known above.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  (Object.keys(calls) as CallName[]).map((name) => [
    name,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    z.toJSONSchema(calls[name].input, { unrepresentable: 'any', io: 'input' }) as Schema,
  ]),
)
export const callNames = [...schemas.keys()]

/** Half of the time what the call asks for, as far as its shape says; else spoiled. */
export function payloadFor(name: CallName, random: Random): unknown {
  const value = fromSchema(schemas.get(name) ?? {}, random)
  return random(2) === 0 ? value : spoil(value, random)
}

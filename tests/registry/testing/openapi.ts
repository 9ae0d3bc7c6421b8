/** Holds answers and routes to openapi.yaml. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { z } from 'zod'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete'] as const
const node = z.record(z.string(), z.unknown())
const document = node.parse(parse(readFileSync(join(import.meta.dirname, '../openapi.yaml'), 'utf8')))

// OpenAPI's own keywords are none of JSON Schema's.
const ajv = new Ajv2020({ strict: false, allErrors: true })
ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
ajv.addSchema(document, 'openapi')

const pointer = (...path: string[]): string =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** A node by its path, references followed; and the pointer where it really stands. */
function find(...path: string[]): { readonly at: string[]; readonly value: Record<string, unknown> } | null {
  let value: unknown = document
  let at: string[] = []
  for (const part of path) {
    value = node.safeParse(value).data?.[part]
    at.push(part)
    const reference = node.safeParse(value).data?.['$ref']
    if (typeof reference !== 'string') continue
    const found = find(...reference.slice(2).split('/'))
    if (!found) throw new Error(`dangling ${reference}`)
    ;({ value, at } = { value: found.value, at: [...found.at] })
  }
  const parsed = node.safeParse(value)
  return parsed.success ? { at, value: parsed.data } : null
}

/** Every operation as `METHOD /path/{parameter}`. */
export function documentedOperations(): string[] {
  const paths = find('paths')?.value ?? {}
  return Object.keys(paths).flatMap((path) =>
    METHODS.filter((method) => find('paths', path, method)).map(
      (method) => `${method.toUpperCase()} ${path}`,
    ),
  )
}

function operationOf(method: string, url: string): string | null {
  const path = url.split('?')[0] ?? ''
  const fitting = Object.keys(find('paths')?.value ?? {}).find((template) => {
    const pattern = template.replace(/\{[^}]+\}/g, '[^/]+')
    return new RegExp(`^${pattern}$`).test(path) && find('paths', template, method.toLowerCase()) !== null
  })
  return fitting ?? null
}

/** Throws where an answer is not as the document says. Calls to paths that it does not name must be answered 404. */
export function checkAnswer(method: string, url: string, answer: Answer): void {
  const path = operationOf(method, url)
  const where = `${method} ${url} → ${answer.status}`
  if (path === null) {
    if (answer.status !== 404) throw new Error(`${where}: not documented`)
    return
  }
  const response = find('paths', path, method.toLowerCase(), 'responses', String(answer.status))
  if (!response) throw new Error(`${where}: status not documented`)
  checkHeaders(where, response.at, answer)
  checkBody(where, response.at, answer)
}

function checkHeaders(where: string, at: string[], answer: Answer): void {
  for (const name of Object.keys(find(...at, 'headers')?.value ?? {})) {
    const header = find(...at, 'headers', name)
    const value = answer.headers[name.toLowerCase()]
    if (value === undefined && header?.value['required'] === true) throw new Error(`${where}: no ${name}`)
    if (value !== undefined && header) check(`${where}: ${name}`, [...header.at, 'schema'], value)
  }
}

function checkBody(where: string, at: string[], answer: Answer): void {
  const type = String(answer.headers['content-type'] ?? '').split(';')[0] ?? ''
  const content = find(...at, 'content')
  if (!content) {
    if (answer.body.length > 0) throw new Error(`${where}: a body that is not documented`)
    return
  }
  const media = find(...at, 'content', type)
  if (!media) throw new Error(`${where}: ${type || 'no media type'} is not documented`)
  const body: unknown =
    type === 'application/json' ? JSON.parse(answer.body.toString()) : answer.body.toString('latin1')
  check(where, [...media.at, 'schema'], body)
}

function check(where: string, at: string[], value: unknown): void {
  const validate = ajv.compile({ $ref: `openapi#${pointer(...at)}` })
  if (!validate(value))
    throw new Error(`${where}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`)
}

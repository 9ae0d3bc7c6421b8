/** Finds in a parsed source which texts it uses, and which it should not hold itself. */
type Node = Record<string, unknown>

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* walk(one)
  else if (isNode(value)) {
    if (typeof value['type'] === 'string') yield value
    for (const inner of Object.values(value)) yield* walk(inner)
  }
}

const looksLikeKey = /^[a-z-]+:[a-z]/i
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Keys as written: whole ones as strings, ones with holes as patterns. */
export function usedKeys(program: unknown): (string | RegExp)[] {
  const found: (string | RegExp)[] = []
  for (const node of walk(program)) {
    if (node['type'] === 'Literal' && typeof node['value'] === 'string' && looksLikeKey.test(node['value']))
      found.push(node['value'])
    if (node['type'] !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) continue
    const parts = node['quasis'].map((quasi: unknown) => {
      const value = isNode(quasi) && isNode(quasi['value']) ? quasi['value']['cooked'] : ''
      return typeof value === 'string' ? value : ''
    })
    if (/^[a-z-]+:/.test(parts[0] ?? '')) found.push(new RegExp(`^${parts.map(escaped).join('.+')}$`))
  }
  return found
}

/** Attributes that a person reads or hears. */
const spoken = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'hint',
  'lead',
  'text',
  'next',
  'detail',
  'description',
])
const hasLetter = /\p{L}/u

/** Words between tags, and words in attributes that people meet. */
export function literalTexts(program: unknown): string[] {
  const found: string[] = []
  for (const node of walk(program)) {
    if (node['type'] === 'JSXText' && typeof node['value'] === 'string' && hasLetter.test(node['value']))
      found.push(node['value'].trim())
    if (node['type'] !== 'JSXAttribute' || !isNode(node['name']) || !isNode(node['value'])) continue
    const { name } = node['name']
    const text = node['value']['value']
    if (typeof name === 'string' && spoken.has(name) && typeof text === 'string' && hasLetter.test(text))
      found.push(text)
  }
  return found
}

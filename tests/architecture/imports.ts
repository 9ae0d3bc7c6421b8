/** The import statements of a source file, read with a real parser so that no comment or string is taken for one. */
import { parseSync } from 'oxc-parser'

/** Every module named by `import`, `export … from`, `import()` with a literal, and type-only forms of them. */
export function importsOf(file: string, source: string): string[] {
  const { module } = parseSync(file, source)
  const direct = module.staticImports.map((i) => i.moduleRequest.value)
  const reexports = module.staticExports.flatMap((e) =>
    e.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
  )
  const dynamic = module.dynamicImports.map((i) => {
    const text = source.slice(i.moduleRequest.start, i.moduleRequest.end)
    return /^['"].*['"]$/.test(text) ? text.slice(1, -1) : `computed import ${text}`
  })
  return [...new Set([...direct, ...reexports, ...dynamic])]
}

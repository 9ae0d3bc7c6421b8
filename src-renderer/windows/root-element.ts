export function rootElement(page: Document): HTMLElement {
  const root = page.getElementById('root')
  if (root === null) throw new Error('the page has no root')
  return root
}

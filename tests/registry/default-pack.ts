import { join } from 'node:path'
import { root } from '../practice/root.ts'

/** The newest pack of the checkout, by its root: the built registry may lie in any folder of dist/. */
export const defaultPackFile = join(root, 'assets/policy/2025.json')

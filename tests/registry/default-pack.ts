import { join } from 'node:path'

/** Both `tests/registry` and the built `dist/tools` lie two folders below the checkout. */
export const defaultPackFile = join(import.meta.dirname, '../../assets/policy/2025.json')

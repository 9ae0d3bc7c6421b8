export { Exceptions } from './exceptions.tsx'
export { partName } from './part-name.ts'

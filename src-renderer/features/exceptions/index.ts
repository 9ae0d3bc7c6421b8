export { HandsPicture } from './hands-picture.tsx'
export { Exceptions } from './exceptions.tsx'
export { partName } from './part-name.ts'

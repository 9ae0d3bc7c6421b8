export { ProofOrFailure } from './proof-or-failure.tsx'
export { ProofForm } from './proof-form.tsx'
export { personsNeeded } from './persons-needed.ts'

export { FingerprintsStep } from './fingerprints-step.tsx'

export { ReviewStep } from './review-step.tsx'

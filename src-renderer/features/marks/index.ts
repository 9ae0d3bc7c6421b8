export { MarksStep } from './marks-step.tsx'

export { EyesPicture } from './eyes-picture.tsx'
export { GuideView } from './guide-view.tsx'
export { IrisStep } from './iris-step.tsx'
export { useEyesGuide } from './use-eyes-guide.ts'

export { PortraitStep } from './portrait-step.tsx'
export { useCamera } from './use-camera.ts'

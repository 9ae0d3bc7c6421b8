export { PortraitStep } from './portrait-step.tsx'
export { useCamera } from './camera/use-camera.ts'

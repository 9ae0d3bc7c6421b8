export { AbsentForm } from './home/absent-form.tsx'
export { EnrolScreen } from './enrol-screen.tsx'

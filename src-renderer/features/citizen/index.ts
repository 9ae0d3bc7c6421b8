export { CitizenView } from './citizen-view.tsx'

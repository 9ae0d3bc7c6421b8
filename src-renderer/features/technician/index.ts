export { TechnicianView } from './technician-view.tsx'

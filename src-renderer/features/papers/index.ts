export { CloseUp } from './close-up.tsx'
export { paperName } from './paper-name.ts'
export { PapersPanel } from './papers-panel.tsx'

export { StationAlarms } from './station-alarms.tsx'
export { StatusBar } from './status-bar.tsx'

import { useSnapshot } from '../../store/officer-context.tsx'
import { HomeScreen } from './home/home-screen.tsx'
import { SittingScreen } from './sitting/sitting-screen.tsx'
import './enrol.css'

/** Either nobody sits here, or one citizen does. */
export function EnrolScreen() {
  const sitting = useSnapshot((snapshot) => snapshot.sitting)
  const pack = useSnapshot((snapshot) => snapshot.pack)
  if (sitting === null || pack === null) return <HomeScreen />
  return <SittingScreen key={sitting.draft.applicationId} sitting={sitting} pack={pack} />
}

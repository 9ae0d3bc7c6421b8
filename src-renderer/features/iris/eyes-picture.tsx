import type { Eye } from '../../../src-main/contract/records/iris-check.ts'
import './iris.css'

/** Two eyes as another person sees them; those that are asked for in colour. One picture needs no language. */
export function EyesPicture(props: { readonly eyes: readonly Eye[] }) {
  return (
    <svg className="eyes-picture" viewBox="0 0 240 80" aria-hidden="true">
      {(['right', 'left'] as const).map((eye, i) => (
        <g
          key={eye}
          transform={`translate(${60 + i * 120} 40)`}
          className={props.eyes.includes(eye) ? 'eye eye-asked' : 'eye'}
        >
          <path d="M-48 4C-30 -28 30 -28 48 4C30 32 -30 32 -48 4Z" />
          <circle className="eye-iris" cy="2" r="18" />
          <circle className="eye-pupil" cy="2" r="7" />
        </g>
      ))}
    </svg>
  )
}

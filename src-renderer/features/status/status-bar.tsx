import type { ReactNode } from 'react'
import { useDatabase } from '../../data/database-context.tsx'
import { useCounters } from '../../data/hooks.ts'
import { formatBytes } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { countQueue, diskWords, linkTone, worstDevice } from './station-words.ts'
import './status.css'

function Part(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="status-part">
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

/** Link, queue, devices and disk in plain words, always in view. */
export function StatusBar() {
  const { t, locale } = useTexts()
  const link = useSnapshot((snapshot) => snapshot.link)
  const devices = useSnapshot((snapshot) => snapshot.devices)
  const freeBytes = useSnapshot((snapshot) => snapshot.freeBytes)
  const disk = diskWords(
    freeBytes,
    useSnapshot((snapshot) => snapshot.openDrafts.length),
    useSnapshot((snapshot) => snapshot.secondMedium),
  )
  const queue = countQueue(useCounters(useDatabase()) ?? {})
  const worst = worstDevice(devices)

  const queueText =
    queue.troubled > 0
      ? t('common:status.queueTroubled', { waiting: queue.waiting, troubled: queue.troubled })
      : queue.waiting > 0
        ? t('common:status.queueWaiting', { count: queue.waiting })
        : t('common:status.queueEmpty')
  const deviceText =
    devices.length === 0
      ? t('common:status.noDevices')
      : worst === null
        ? t('common:status.devicesReady', { count: devices.length })
        : t('common:status.deviceTrouble', {
            kind: t(`devices:kind.${worst.kind}`),
            state: t(`devices:state.${worst.state}`),
          })

  return (
    <footer className="status" aria-label={t('common:status.title')}>
      <dl className="status-list">
        <Part label={t('common:status.link')}>
          <StatusBadge tone={linkTone[link]} text={t(`common:link.${link}`)} />
        </Part>
        <Part label={t('common:status.queue')}>
          <StatusBadge
            tone={queue.troubled > 0 ? 'bad' : queue.waiting > 0 ? 'info' : 'good'}
            text={queueText}
          />
        </Part>
        <Part label={t('common:status.devices')}>
          <StatusBadge tone={devices.length === 0 || worst !== null ? 'warn' : 'good'} text={deviceText} />
        </Part>
        <Part label={t('common:status.disk')}>
          <StatusBadge
            tone={disk.tone}
            text={t(`common:status.${disk.text}`, { size: formatBytes(freeBytes, locale) })}
          />
        </Part>
      </dl>
    </footer>
  )
}

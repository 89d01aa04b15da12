import { Button, QrCode } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'

export interface IssuedTag {
  readonly point: string
  readonly name: string
  readonly code: string
  readonly version: number
}

/** The label of a tag that was just issued. When it is closed nobody can see its code again. */
export function TagLabel({ tag, onClose }: { tag: IssuedTag; onClose: () => void }) {
  const { t } = useTranslation('patrol')
  const { t: say } = useTranslation('common')
  return (
    <section className="patrol-label-part" aria-label={t('tags.label', { name: tag.name })}>
      <div className="patrol-label">
        <QrCode text={tag.code} label={t('tags.qr')} size={144} />
        <div>
          <b>{tag.name}</b>
          <code>{tag.code}</code>
          <span>{t('tags.labelLine', { point: tag.point, version: tag.version })}</span>
        </div>
      </div>
      <div className="patrol-label-tools fw-no-print">
        <p>{t('tags.shownOnce')}</p>
        <Button kind="primary" icon="print" onClick={() => window.print()}>
          {t('tags.print')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {say('close')}
        </Button>
      </div>
    </section>
  )
}

import './patrol.css'
import { patrolRoutes } from '@fangwei/contract/patrol.ts'
import type { Reply } from '@fangwei/contract/route.ts'
import { Button, EmptyState, useLanguage } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Failure, Loaded } from '../../shared/load/loaded.tsx'
import { useInstant } from '../../shared/session/session.ts'
import { type IssuedTag, TagLabel } from './tag-label.tsx'

type Tag = Reply<typeof patrolRoutes.listPatrolTags>['items'][number]

/** 标签: which point has a tag; a new one is shown once, to be printed and fixed there. */
export default function TagsPage() {
  const { t } = useTranslation('patrol')
  const query = useRoute(patrolRoutes.listPatrolTags)
  const [issued, setIssued] = useState<IssuedTag | undefined>(undefined)
  return (
    <div className="patrol-tags">
      <header className="patrol-bar fw-no-print">
        <Link to="/patrol">{t('title')}</Link>
        <h1>{t('tags.title')}</h1>
        <span className="fw-quiet">{t('tags.once')}</span>
      </header>
      {issued !== undefined && <TagLabel key={issued.code} tag={issued} onClose={() => setIssued(undefined)} />}
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="pin">{t('tags.none')}</EmptyState>
          ) : (
            <ul className="patrol-tag-list fw-no-print">
              {items.map(tag => (
                <TagRow key={tag.point} tag={tag} onIssued={setIssued} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}

/** One point; changing its tag says first that the old one stops working. */
function TagRow({ tag, onIssued }: { tag: Tag; onIssued: (issued: IssuedTag) => void }) {
  const { t } = useTranslation('patrol')
  const { t: say } = useTranslation('common')
  const language = useLanguage()
  const instant = useInstant()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const name = language === 'en' ? (tag.nameEn ?? tag.name) : tag.name
  const issue = useMutation({
    mutationFn: () => call(patrolRoutes.issuePatrolTag, { params: { point: tag.point }, body: {} }),
    onSuccess: ({ code, version }) => {
      setAsked(false)
      onIssued({ code, version, point: tag.point, name })
      void client.invalidateQueries({ queryKey: [patrolRoutes.listPatrolTags.path] })
    },
  })
  return (
    <li className="patrol-tag-row">
      <span className="fw-ellipsis">{name}</span>
      <span className="fw-quiet">{t(tag.indoor ? 'tags.indoor' : 'tags.outdoor')}</span>
      <span className="fw-quiet">
        {tag.version === null
          ? t('tags.without')
          : t('tags.since', { version: tag.version, at: instant(tag.issuedAt ?? '') })}
      </span>
      {asked ? (
        <span className="patrol-tag-sure">
          {t('tags.voids')}
          <Button kind="danger" busy={issue.isPending} onClick={() => issue.mutate()}>
            {t('tags.change')}
          </Button>
          <Button kind="quiet" onClick={() => setAsked(false)}>
            {say('cancel')}
          </Button>
        </span>
      ) : (
        <Button
          busy={issue.isPending}
          aria-label={`${t(tag.version === null ? 'tags.issue' : 'tags.change')} ${name}`}
          onClick={() => (tag.version === null ? issue.mutate() : setAsked(true))}
        >
          {t(tag.version === null ? 'tags.issue' : 'tags.change')}
        </Button>
      )}
      {issue.error !== null && <Failure error={issue.error} />}
    </li>
  )
}

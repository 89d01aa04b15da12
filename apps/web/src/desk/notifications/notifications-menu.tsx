import { deskRoutes } from '@fangwei/contract/desk.ts'
import { Menu, type MenuItem } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { useMatterWords } from '../matter/words.ts'
import { aboutOf, clockOfNotice, type Notice } from './notice-sentence.ts'

const shownAtMost = 12

/** What this person has to be told: the latest first, each leading to its matter. */
export function NotificationsMenu() {
  const { t } = useTranslation('notices')
  const words = useMatterWords()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { data } = useRoute(deskRoutes.listNotifications, { query: { limit: shownAtMost } })
  const read = useMutation({
    mutationFn: (upTo: number) => call(deskRoutes.readNotifications, { body: { upTo } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: [deskRoutes.listNotifications.path] }),
  })
  const unread = data?.unread ?? 0
  const notices = data?.items ?? []
  const sentence = (notice: Notice) =>
    t(`about.${aboutOf(notice.about)}`, {
      type: notice.type === null ? t('matter') : words.type(notice.type),
      clock: clockOfNotice(notice, words),
    })
  const items: MenuItem[] = notices.map(notice => ({
    key: String(notice.id),
    label: sentence(notice),
    note: words.instant(notice.createdAt),
    run: () => void navigate(`/matters/${notice.matter}`),
  }))
  const newest = notices[0]
  const all: MenuItem =
    newest === undefined
      ? { key: 'none', label: t('none'), disabled: true, run: () => undefined }
      : { key: 'read', icon: 'check', label: t('readAll', { count: unread }), run: () => read.mutate(newest.id) }
  return (
    <Menu
      label={unread > 0 ? t('unread', { count: unread }) : t('label')}
      icon="bell"
      {...(unread > 0 && { face: unread > 99 ? '99+' : String(unread) })}
      items={[...items, all]}
    />
  )
}

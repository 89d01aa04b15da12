import { ErrorState } from '@fangwei/ui/index.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'

/** No such page, or not yours to see: the two look alike on purpose. */
export default function NotFoundPage() {
  const { t } = useTranslation('shell')
  return (
    <ErrorState what={t('notFound.what')} next={t('notFound.next')} action={<Link to="/">{t('notFound.home')}</Link>} />
  )
}

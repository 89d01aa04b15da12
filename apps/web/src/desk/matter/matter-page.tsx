import { useNavigate, useParams } from 'react-router'
import NotFoundPage from '../not-found-page.tsx'
import { MatterPane } from './matter-pane.tsx'

/** One matter on a page of its own. */
export default function MatterPage() {
  const { id } = useParams()
  const navigate = useNavigate()
  if (id === undefined || !/^[0-9a-f-]{36}$/.test(id)) return <NotFoundPage />
  return <MatterPane key={id} id={id} whole onGone={() => void navigate('/queue', { replace: true })} />
}

import { Button, ErrorState } from '@fangwei/ui/index.ts'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/api-error.ts'
import { Failure } from './loaded.tsx'

interface BoundaryProps {
  readonly children: ReactNode
  /** Changing it (the address, say) gives the page another chance. */
  readonly resetKey: string
}

interface BoundaryState {
  readonly error: unknown
  readonly at: string
}

/** A page that fails takes neither the rail nor the top bar with it. */
export class PageErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: undefined, at: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error }
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): BoundaryState | null {
    return props.resetKey === state.at ? null : { error: undefined, at: props.resetKey }
  }

  override render(): ReactNode {
    const { error } = this.state
    return error === undefined ? this.props.children : <PageError error={error} />
  }
}

/** After an update the old pages' files are gone; everything else is an error of the page itself. */
function PageError({ error }: { error: unknown }) {
  const { t } = useTranslation('problem')
  const reload = () => window.location.reload()
  if (error instanceof ApiError) return <Failure error={error} onRetry={reload} />
  const outdated = error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)
  return (
    <ErrorState
      what={outdated ? t('newVersion') : t('render')}
      kept={outdated ? undefined : t('renderKept')}
      next={outdated ? t('newVersionNext') : t('renderNext')}
      action={
        <Button kind="primary" onClick={reload}>
          {t('reopen')}
        </Button>
      }
    />
  )
}

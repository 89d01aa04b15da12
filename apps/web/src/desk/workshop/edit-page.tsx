import './workshop.css'
import './edit.css'
import { workshopRoutes } from '@fangwei/contract/workshop.ts'
import { checkDefinition, type ModelDefinition } from '@fangwei/domain/models/definition/index.ts'
import { Button, useLanguage, useToast } from '@fangwei/ui/index.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { call } from '../../shared/api/call.ts'
import { useRoute } from '../../shared/api/queries.ts'
import { Loaded } from '../../shared/load/loaded.tsx'
import { AboutFields } from './edit/about-fields.tsx'
import { FilterGroups } from './edit/filter-groups.tsx'
import { HardRuleRows } from './edit/hard-rule-rows.tsx'
import { KeepingFields } from './edit/keeping-fields.tsx'
import { CountRows, LevelRows, SignRows } from './edit/point-rows.tsx'
import { SubjectFields } from './edit/subject-fields.tsx'
import { Refused } from './model-actions.tsx'
import { definitionOf } from './version-words.ts'

/** Writes a draft, from a version there is: what may not be judged or read cannot be chosen, and is refused before sending. */
export default function EditPage() {
  const { model = '' } = useParams()
  const [search] = useSearchParams()
  const isNew = model === 'new'
  const source = isNew ? (search.get('from') ?? 'repeat-place') : model
  const query = useRoute(workshopRoutes.getModel, { params: { model: source } })
  return (
    <div className="workshop">
      <Loaded query={query}>
        {({ versions }) => {
          const from = versions.find(one => one.version === Number(search.get('version'))) ?? versions[0]!
          const definition = definitionOf(from)
          return (
            <Editor
              key={`${source}@${from.version}`}
              isNew={isNew}
              from={isNew ? { ...definition, model: '' } : definition}
            />
          )
        }}
      </Loaded>
    </div>
  )
}

function Editor({ from, isNew }: { from: ModelDefinition; isNew: boolean }) {
  const { t } = useTranslation('workshop')
  const language = useLanguage()
  const navigate = useNavigate()
  const toast = useToast()
  const client = useQueryClient()
  const [draft, setDraft] = useState(from)
  const faults = useMemo(() => checkDefinition(draft), [draft])
  const change = (part: Partial<ModelDefinition>) => setDraft(old => ({ ...old, ...part }))
  const save = useMutation({
    mutationFn: () =>
      call(workshopRoutes.saveModelDraft, { params: { model: draft.model }, body: { definition: { ...draft } } }),
    onSuccess: kept => {
      toast({ message: t('done.save') })
      void client.invalidateQueries({ queryKey: [workshopRoutes.getModel.path] })
      void client.invalidateQueries({ queryKey: [workshopRoutes.listModels.path] })
      void navigate(`/workshop/${kept.model}?version=${kept.version}`)
    },
  })
  const part = { draft, change }
  return (
    <>
      <header className="workshop-head">
        <div>
          <p className="fw-small">
            <Link to="/workshop">{t('title')}</Link>
          </p>
          <h1>{isNew ? t('edit.new') : t('edit.title', { name: draft.label[language] })}</h1>
        </div>
      </header>
      <form
        className="model-form"
        onSubmit={event => {
          event.preventDefault()
          if (faults.length === 0) save.mutate()
        }}
      >
        <AboutFields {...part} isNew={isNew} />
        <SubjectFields {...part} />
        <FilterGroups {...part} name="enters" />
        <CountRows {...part} />
        <SignRows {...part} />
        <HardRuleRows {...part} />
        <LevelRows {...part} />
        <KeepingFields {...part} />
        <FilterGroups {...part} name="outcomes" />
        <footer className="model-foot">
          <div className="model-faults" role="status">
            {faults.length === 0 ? (
              <span className="fw-quiet">{t('edit.fit')}</span>
            ) : (
              <>
                <p>{t('edit.faults', { count: faults.length })}</p>
                <ul>
                  {faults.slice(0, 8).map(({ where, label }) => (
                    <li key={`${where} ${label.zh}`}>
                      {where}: {label[language]}
                    </li>
                  ))}
                </ul>
              </>
            )}
            {save.error !== null && <Refused error={save.error} />}
          </div>
          <Button kind="primary" type="submit" busy={save.isPending} disabled={faults.length > 0}>
            {t('edit.save')}
          </Button>
        </footer>
      </form>
    </>
  )
}

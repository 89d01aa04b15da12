export { loadDefaultAddressModel, loadDefaultModel } from './default-models.ts'
export { queryTerms, searchTerms, termsOfWord, wordsOf } from './search-terms.ts'
export { createSuggester, type Suggester, type Suggestion } from './suggest.ts'
export { findTask, type TaskCode, type TextTask, textTasks } from './tasks.ts'

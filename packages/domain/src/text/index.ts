export { categoryLexicon } from './category-lexicon.ts'
export { queryTerms, searchTerms, termsOfWord, wordsOf } from './search-terms.ts'
export { type Evidence, type SuggestedCategory, suggestCategory } from './suggest-category.ts'

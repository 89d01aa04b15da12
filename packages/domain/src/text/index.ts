export { queryTerms, searchTerms } from './search-terms.ts'

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The kit on one page, for eyes and for the browser test: `npx vite packages/ui/gallery`. Never part of the product. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  cacheDir: '../../../node_modules/.vite/gallery',
})

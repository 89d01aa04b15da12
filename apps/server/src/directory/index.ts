export { type Directories, type Directory, type Org, openDirectories, type Post } from './directory.ts'

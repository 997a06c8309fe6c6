export { importCatalogue, isCatalogue } from './import-catalogue.ts'

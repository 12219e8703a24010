export { RunError } from './errors.ts';
export { eventNames, hashLog, LogDigest, readEvents } from './event-log.ts';
export {
  type NewRun,
  type RunOptions,
  readScenario,
  refuseExisting,
  resumeRun,
  startRun,
} from './execute.ts';
export { EXPORT_FORMATS, EXPORTS, type ExportContent, type ExportFormat, exportRun } from './export.ts';
export { gatherReport } from './gather-report.ts';
export { type Inputs, inputExists, prepareInputs } from './inputs.ts';
export { type Manifest, readManifest } from './manifest.ts';
export { RunDirectory } from './run-directory.ts';
export { HEARSAY_VERSION } from './version.ts';
export { type ClaimSummary, type RunReport, writeReport } from './write-report.ts';

import { Option } from 'commander';

export const runsOption = () =>
  new Option('--runs <folder>', 'folder of run directories').default('runs').env('HEARSAY_RUNS');
export const jsonOption = () => new Option('--json', 'print one JSON document for scripts, nothing else');

import type { Diagnostic } from '@/lib/content/diagnostic';

/** What is read otherwise than its author is likely to have meant, without being wrong YAML. */
export type YamlNote = Pick<Diagnostic, 'severity' | 'kind' | 'field' | 'line' | 'message' | 'remedy'>;

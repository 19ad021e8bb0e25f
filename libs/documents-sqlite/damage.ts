/** Whether the fault is that read models are no whole database. */
export function isDamaged(error: unknown): boolean {
  const { code } = error as { readonly code?: string };
  return code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT') === true;
}

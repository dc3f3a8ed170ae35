/** Text that may stand between tags and in attributes. */
export function escapeXml(content: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return content.replace(/[&<>"']/g, (found) => names[found]!);
}

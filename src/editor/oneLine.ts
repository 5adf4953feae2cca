/** How does text from a file look in a list of VS Code's: one line, and nothing but text? */

/** `$(name)` is an icon in a list's texts; a title, a key, a file's name is text. A zero-width space keeps it so. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('$(', '$\u200b(');
}

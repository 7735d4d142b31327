/** Whether nobody is in any field yet: who was quicker than the page's script stays where they type. */
export function isFocusFree(): boolean {
  return document.activeElement === document.body;
}

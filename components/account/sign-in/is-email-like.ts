/** Whether it may be an e-mail address: enough to help who types one; the server asks for more. */
export const isEmailLike = (text: string): boolean => /^\S+@\S+\.\S+$/.test(text.trim());
